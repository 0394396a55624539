import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { TestUser } from '../users.ts'

export interface VisitOptions {
  readonly browser: Browser
  readonly url: string
  readonly mode: 'live' | 'test'
  readonly look?: 'light' | 'dark'
  readonly width?: number
  readonly language?: 'en' | 'id' | 'am'
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Everything that the server answered, as text. */
  readonly answers: readonly string[]
  /** Requests to anybody else, what the page's policy refused, and errors of its scripts. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const STEP_MS_MAX = 60_000
/** What a browser says of answers that are no fault: not built yet, nobody decided yet, a stream that was left. */
const HARMLESS = /status of (40[149]|503)|ERR_INCOMPLETE_CHUNKED|ERR_NETWORK_CHANGED/

/** A window of its own at `/app/`, which takes notes of what it hears. */
export async function visit({
  browser,
  url,
  mode,
  look = 'light',
  width = 1280,
  language = 'en',
}: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: look,
    locale: language,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(STEP_MS_MAX)
  const [answers, complaints] = [[] as string[], [] as string[]]
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('blob:')) complaints.push(request.url())
  })
  page.on('response', async (response) => {
    const isText = /json/.test(response.headers()['content-type'] ?? '')
    if (isText) answers.push(await response.text().catch(() => ''))
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !HARMLESS.test(message.text())) complaints.push(message.text())
  })
  await page.addInitScript(`sessionStorage.setItem('absah.place', JSON.stringify({ mode: '${mode}' }))`)
  await page.goto(`${url}/app/`)
  await page.locator('input[type=email]').waitFor()
  return { page, context, answers, complaints, close: () => context.close() }
}

/** Signs in with the form, as a person does. */
export async function signInAt(
  { page }: Visit,
  { email, password }: Pick<TestUser, 'email' | 'password'>,
): Promise<void> {
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('main#content h1').waitFor()
}
