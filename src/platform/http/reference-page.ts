import Fastify from 'fastify'
import { pagePolicy } from './answer-headers.ts'
import type { HttpApp } from './app.ts'
import { type PublishedFile, publishFile, sendPublished } from './published-file.ts'

/** Where the reference page and its files live; nothing else may be put there. */
export const REFERENCE_PREFIX = '/docs'

/** Nothing of the page asks, tells or offers to upload anything: the document is the operator's. */
const SETTINGS = {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: false,
}

/** The library shows it in the field for a key, where it looks like one. */
const LIKE_A_KEY = 'QUxMIFlPVVIgQkFTRSBBUkUgQkVMT05HIFRPIFVT'

/** A page that shows `/openapi.json` and sends its trial requests to this server. It reaches no other host. */
export function addReferencePage(app: HttpApp, title: string): void {
  const hidden = { schema: { hide: true } }
  const start = publishFile(SCRIPT_TYPE, `Scalar.createApiReference('#reference', ${JSON.stringify(SETTINGS)})\n`)
  let library: Promise<PublishedFile> | null = null
  const page = publishFile('text/html; charset=utf-8', pageOf(title))
  app.get(REFERENCE_PREFIX, hidden, async (request, reply) => {
    reply.header('content-security-policy', POLICY)
    return sendPublished(page, { request, reply })
  })
  app.get(`${REFERENCE_PREFIX}/start.js`, hidden, async (request, reply) => sendPublished(start, { request, reply }))
  app.get(`${REFERENCE_PREFIX}/scalar.js`, hidden, async (request, reply) => {
    library ??= readLibrary()
    return sendPublished(await library, { request, reply })
  })
}

const SCRIPT_TYPE = 'text/javascript; charset=utf-8'

/** The library writes its styles into the page. Scripts come from here alone, and nothing reaches another host. */
const POLICY = pagePolicy({
  'script-src': "'self'",
  'style-src': "'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': 'data:',
  'connect-src': "'self'",
})

function pageOf(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<noscript>This page needs JavaScript. The same is in <a href="/openapi.json">/openapi.json</a>.</noscript>
<div id="reference"></div>
<script src="${REFERENCE_PREFIX}/scalar.js"></script>
<script src="${REFERENCE_PREFIX}/start.js"></script>
</body>
</html>
`
}

/** The package gives its script out by a route alone, so it is asked of a server that listens nowhere. */
async function readLibrary(): Promise<PublishedFile> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const shelf = Fastify()
  await shelf.register(scalar, { routePrefix: REFERENCE_PREFIX, configuration: { url: SETTINGS.url } })
  const { body, statusCode } = await shelf.inject(`${REFERENCE_PREFIX}/js/scalar.js`)
  await shelf.close()
  if (statusCode !== 200) throw new Error('@scalar/fastify-api-reference has no script any more where it was')
  return publishFile(SCRIPT_TYPE, body.replaceAll(LIKE_A_KEY, 'Paste your key'))
}
