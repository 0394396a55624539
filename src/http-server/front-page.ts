import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { pagePolicy } from '../platform/http/answer-headers.ts'
import type { HttpApp } from '../platform/http/app.ts'
import { publishFile, sendPublished } from '../platform/http/published-file.ts'

interface Guide {
  /** As in the address: `/guides/<name>`. */
  readonly name: string
  readonly title: string
  readonly text: string
}

const GUIDES = new URL('../../docs/guides/', import.meta.url)

/** The page at `/`, which says what this is and where to go, and the guides. Open to all, and without scripts. */
export function addFrontPage(app: HttpApp): void {
  const guides = readGuides()
  const open = { config: { permission: 'public' as const }, schema: { hide: true } }
  const page = publishFile('text/html; charset=utf-8', pageOf(guides))
  app.get('/', open, async (request, reply) => {
    reply.header('content-security-policy', POLICY)
    return sendPublished(page, { request, reply })
  })
  for (const { name, text } of guides) {
    const guide = publishFile('text/plain; charset=utf-8', text)
    app.get(`/guides/${name}`, open, async (request, reply) => sendPublished(guide, { request, reply }))
  }
}

function readGuides(): Guide[] {
  const files = readdirSync(GUIDES).filter((file) => file.endsWith('.md'))
  return files.sort().map((file) => {
    const text = readFileSync(new URL(file, GUIDES), 'utf8')
    return { name: file.slice(0, -'.md'.length), title: /^# (.+)$/m.exec(text)?.[1] ?? file, text }
  })
}

const STYLE = `
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin-bottom: 0; }
code { font-family: ui-monospace, monospace; }
:root { color-scheme: light dark; }
`
const POLICY = pagePolicy({ 'style-src': `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'` })

function pageOf(guides: readonly Guide[]): string {
  const links = guides.map(({ name, title }) => `<li><a href="/guides/${name}">${escapeHtml(title)}</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Absah</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Absah</h1>
<p>This is a verification server. Programs send it identity cards, names and payment receipts. It answers what is printed,
whether it holds together, and if not, why. Everything is read on this machine.</p>
<p>People work in its <a href="/app/">dashboard</a>; programs call it over HTTP, with an API key in <code>X-API-Key</code>.</p>
<h2>Where to go</h2>
<ul>
<li><a href="/app/">Dashboard</a>: verifications, decisions, receipts (needs JavaScript)</li>
<li><a href="/docs">Reference</a>: every call, to try out (needs JavaScript)</li>
<li><a href="/openapi.json">openapi.json</a>: the same for programs</li>
<li><a href="/healthz">healthz</a>: is it alive? <a href="/readyz">readyz</a>: can it work?</li>
</ul>
<h2>Guides</h2>
<ul>
${links.join('\n')}
</ul>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
