import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeBuilder as Axe } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestHome, type TestPlatform, type TestTenant } from '../platform.ts'
import { settledOf } from '../until.ts'
import { clientOf, makeUser, signIn, type TestUser } from '../users.ts'
import { makeDashboardHome } from './dashboard-home.ts'
import { signInAt, visit } from './visit.ts'

/** Each page in each look: no complaint of axe, no request elsewhere, and a picture of it for people to look at. */

const ROOT = join(import.meta.dirname, '../..')
const PICTURES = join(ROOT, 'node_modules/.cache/absah-screenshots')
/** It is a package of the dashboard, not of the server. */
const { AxeBuilder }: { AxeBuilder: typeof Axe } = createRequire(join(ROOT, 'dashboard/build.ts'))(
  '@axe-core/playwright',
)

const LOOKS = [
  { look: 'light', width: 1280, language: 'en' },
  { look: 'dark', width: 1280, language: 'id' },
  { look: 'light', width: 360, language: 'am' },
] as const
const PAGES = ['/', '/verifications', '/new', '/receipts']

const why = whyNoBrowser()

describe.skipIf(why !== null)(`each page of the dashboard${why === null ? '' : ` (${why})`}`, () => {
  let database: TestDatabase
  let home: TestHome
  let platform: TestPlatform
  let tenant: TestTenant
  let browser: Browser
  let owner: TestUser
  let cases: readonly string[]

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true })
    database = await createTestDatabase()
    home = await makeDashboardHome()
    ;[platform, browser] = await Promise.all([startPlatform({ database, home }), launchBrowser()])
    tenant = await platform.createTenant()
    owner = await makeUser(database, {
      role: 'ORGANIZATION_OWNER',
      organizationId: tenant.organizationId,
      groupId: null,
    })
    const names = ['absah_status_need_review', 'absah_reason_sanctions_match', 'absah_failed_timed_out']
    cases = await Promise.all(names.map(screened))
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
    await database?.drop()
    if (home !== undefined) await rm(home.folder, { recursive: true, force: true })
  })

  /** A case of test mode, with the outcome that its name asks for. */
  async function screened(name: string): Promise<string> {
    const client = clientOf(platform.url, await signIn(platform.url, owner), { 'x-absah-mode': 'test' })
    const { items } = (await client.call('GET', '/services?page_size=100')).body
    const service = items.find(({ code }: { code: string }) => code === 'AML_SCREENING')
    const folder = (await client.call('POST', '/folders', { name: `Berkas ${name}` })).body
    const asked = { service_id: service.id, folder_id: folder.id, configuration: { name } }
    const { id } = (await client.call('POST', '/verifications', asked)).body
    await settledOf(client, id)
    return id
  }

  async function complaintsOf(page: Page, name: string): Promise<readonly string[]> {
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
    const { violations } = await new AxeBuilder({ page }).analyze()
    return violations.map(
      ({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  }

  it.each(LOOKS)(
    'is fit for everyone in $look, $width pixels wide, in $language',
    { timeout: 600_000 },
    async (look) => {
      const seen = await visit({ browser, url: platform.url, mode: 'test', ...look })
      const { page } = seen
      const suffix = `${look.look}-${look.width}-${look.language}`
      const complaints = [...(await complaintsOf(page, `sign-in-${suffix}`))]
      await signInAt(seen, owner)

      for (const path of [...PAGES, ...cases.map((id) => `/verifications/${id}`)]) {
        await page.goto(`${platform.url}/app${path}`)
        await page.locator('main#content h1').waitFor()
        await page.locator('[role=status][aria-label]').waitFor({ state: 'detached' })
        const place = cases.indexOf(path.split('/').at(-1) ?? '')
        const name = place === -1 ? path.slice(1) || 'home' : `case-${place}`
        complaints.push(...(await complaintsOf(page, `${name}-${suffix}`)))
        // Nothing is wider than the window but what scrolls by itself.
        const isWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1')
        if (isWide === true) complaints.push(`${name}: is wider than the window`)
      }

      expect([...complaints, ...seen.complaints]).toEqual([])
      await seen.close()
    },
  )
})
