import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, PUBLIC_LOOKING } from './browser.ts'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

/** The reference in a real browser: people paste live keys into it, so it may talk to nobody else. */

let database: TestDatabase
let platform: TestPlatform
let browser: Browser

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
  await database?.drop()
})

/** The page is megabytes of script, which a busy machine takes its time for. */
const STEP_MS_MAX = 120_000
const TEST_MS_MAX = 300_000

interface Visit {
  readonly page: Page
  /** Everything that was asked for. */
  readonly requests: readonly string[]
  /** What the page's policy refused, and errors of its scripts. */
  readonly complaints: readonly string[]
}

async function visit(host: string): Promise<Visit> {
  const { port } = new URL(platform.url)
  const page = await browser.newPage()
  page.setDefaultTimeout(STEP_MS_MAX)
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`http://${host}:${port}/docs`)
  await page.getByRole('heading', { name: 'Absah Verification API' }).waitFor()
  return { page, requests, complaints }
}

it.each([{ host: '127.0.0.1' }, { host: PUBLIC_LOOKING }])(
  'the reference at $host talks to its own server alone, offers no upload, and may not do otherwise',
  { timeout: TEST_MS_MAX },
  async ({ host }) => {
    const { page, requests, complaints } = await visit(host)
    const own = `http://${host}:${new URL(platform.url).port}/`

    const words = await page.evaluate('document.body.textContent')
    expect(words).not.toMatch(/Developer Tools|Generate MCP|Open API Client|VS Code|Cursor|Ask AI|\bDeploy\b|\bShare\b/)
    const fields = await page.evaluate(
      '[...document.querySelectorAll("input")].map((each) => each.placeholder + each.value)',
    )
    expect(fields).not.toContainEqual(expect.stringMatching(/[A-Za-z0-9+/]{16,}/))
    expect(requests.length).toBeGreaterThan(3)
    expect(requests.filter((each) => !each.includes(` ${own}`) && !each.includes(' data:'))).toEqual([])
    expect(complaints).toEqual([])

    expect(await page.evaluate(TRESPASS)).toEqual([401, 'connect-src', 'script-src-elem', false])
  },
)

/** A trial request, which is allowed; then an upload elsewhere and a script put into the page, which are not. */
const TRESPASS = `(async () => {
  const told = [(await fetch('/services')).status]
  const refused = new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (told.push(effectiveDirective) === 3) resolve()
    })
  })
  await fetch('https://proxy.scalar.com/', { method: 'POST', body: 'card' }).catch(() => undefined)
  const script = document.createElement('script')
  script.textContent = 'window.isTaken = true'
  document.body.append(script)
  await refused
  return [...told, 'isTaken' in window]
})()`

it('the reference may be shown in no frame', async () => {
  const { headers } = await createClient(platform.url, null).call('GET', '/docs')

  expect(headers.get('content-security-policy')).toMatch(
    /frame-ancestors 'none'.*script-src 'self'.*connect-src 'self'/,
  )
})
