import './app/component-styles.ts'
import './app/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

// Left by a server that was updated meanwhile: its parts have other names now.
window.addEventListener('vite:preloadError', () => window.location.reload())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
