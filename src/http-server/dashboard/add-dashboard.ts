import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { pagePolicy } from '../../platform/http/answer-headers.ts'
import type { HttpApp } from '../../platform/http/app.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { sendPublished } from '../../platform/http/published-file.ts'
import type { Dashboard, DashboardState } from './open-dashboard.ts'
import { NONCE, type Site } from './read-site.ts'

/** Their names change with what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const HTML = 'text/html; charset=utf-8'

/** The web application at `/app/`. Whoever is not signed in gets the same files, and none of them holds data. */
export function addDashboard(app: HttpApp, dashboard: Dashboard): void {
  const open = { config: { permission: 'public' as const }, schema: { hide: true } }
  app.get('/app', open, async (_request, reply) => sendPage(await dashboard.look(), reply))
  app.get<{ Params: { '*': string } }>('/app/*', open, async (request, reply) => {
    const path = request.params['*']
    const state = await dashboard.look()
    // The page itself reads the rest of the address.
    if (!path.startsWith('assets/')) return sendPage(state, reply)
    const file = state.kind === 'ready' ? state.site.files.get(path) : undefined
    if (file === undefined) throw notFound('File')
    return sendPublished(file, { request, reply, cacheControl: FOR_EVER })
  })
}

function sendPage(state: DashboardState, reply: FastifyReply): FastifyReply {
  if (state.kind === 'ready') return sendSite(state.site, reply)
  const words = WORDS[state.kind]
  if (state.kind === 'building') reply.header('retry-after', '2')
  return reply.code(503).type(HTML).header('content-security-policy', pagePolicy({})).send(plainPage(words))
}

/** Scripts come from here alone; styles that a library writes into the page carry the nonce of this answer. */
function sendSite({ page }: Site, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  const policy = pagePolicy({
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
  })
  // With `no-referrer` browsers send `Origin: null`, and a session in a cookie asks for the page's own.
  reply.headers({ 'content-security-policy': policy, 'referrer-policy': 'same-origin' })
  return reply.type(HTML).send(page.replaceAll(NONCE, nonce))
}

interface Words {
  readonly heading: string
  readonly text: string
  /** In the head: the page asks again by itself. */
  readonly head: string
}

const WORDS: Readonly<Record<Exclude<DashboardState['kind'], 'ready'>, Words>> = {
  building: {
    heading: 'One moment',
    text: 'The dashboard is being built, which takes a few seconds after an installation or an update. This page loads itself again.',
    head: '<meta http-equiv="refresh" content="2">',
  },
  missing: {
    heading: 'The dashboard is not built',
    text: 'The packages that build it are not installed here. Run <code>npm ci</code> and start the server again, or run <code>npm ci &amp;&amp; npm run build:dashboard</code> elsewhere and bring <code>dashboard/dist</code> along.',
    head: '',
  },
  failed: {
    heading: 'The dashboard could not be built',
    text: 'The log of the server says why (<code>dashboard.failed</code>). Run <code>npm ci &amp;&amp; npm run build:dashboard</code> to see it here, then start the server again.',
    head: '',
  },
}

function plainPage({ heading, text, head }: Words): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}
<title>Absah: ${heading}</title>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<p>Every call of the server works meanwhile: <a href="/docs">/docs</a>.</p>
</main>
</body>
</html>
`
}
