import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  // The server puts another one into each page that it sends.
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2023',
    // These know `light-dark()`, which would otherwise be rewritten for a page that has one scheme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A file of its own for everything: the policy allows no inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // `npm run check` holds the first screen to its size.
    manifest: 'manifest.json',
    reportCompressedSize: false,
  },
})
