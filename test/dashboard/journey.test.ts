import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestHome, type TestPlatform, type TestTenant } from '../platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from '../test-verifier.ts'
import { settledOf } from '../until.ts'
import { clientOf, makeUser, signIn, type TestUser } from '../users.ts'
import { makeDashboardHome } from './dashboard-home.ts'
import { signInAt, visit } from './visit.ts'

/** A reviewer's way through the dashboard: what waits, a case, a decision, its undo, and the way out. */

const PERSON = { nik: '3404171601770013', name: 'DEDI KUSUMA HIDAYAT' }
const CHECK = {
  code: 'COLOUR',
  result: 'FAIL' as const,
  reason_code: null,
  message: 'Look at it',
  internal_message: '',
}
const findings = { ...found({ shade: 'dark' }), checks: [CHECK], output: PERSON, end: 'NEED_REVIEW' as const }

const why = whyNoBrowser()

describe.skipIf(why !== null)(`the dashboard${why === null ? '' : ` (${why})`}`, () => {
  let database: TestDatabase
  let home: TestHome
  let platform: TestPlatform
  let tenant: TestTenant
  let reviewer: TestUser
  let client: TestClient
  let browser: Browser

  beforeAll(async () => {
    database = await createTestDatabase()
    home = await makeDashboardHome()
    const settings = { ABSAH_UNDO_SECONDS: '600' }
    const verifiers = [testVerifier({ current: async () => findings })]
    ;[platform, browser] = await Promise.all([startPlatform({ database, verifiers, settings, home }), launchBrowser()])
    tenant = await platform.createTenant()
    const { organizationId, groupId } = tenant
    reviewer = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
    client = clientOf(platform.url, await signIn(platform.url, reviewer))
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
    await database?.drop()
    if (home !== undefined) await rm(home.folder, { recursive: true, force: true })
  })

  async function waiting(): Promise<string> {
    const folder = (await client.call('POST', '/folders', { name: 'Meja' })).body
    const asked = { service_id: TEST_SERVICE_ID, folder_id: folder.id, configuration: { colour: 'RED' } }
    const { id } = (await client.call('POST', '/verifications', asked)).body
    await settledOf(client, id)
    return id
  }

  it('lets a reviewer find what waits, decide it by keys, undo it, and sign out', { timeout: 180_000 }, async () => {
    const id = await waiting()
    const seen = await visit({ browser, url: platform.url, mode: 'live' })
    const { page } = seen
    await signInAt(seen, reviewer)

    await page.locator('main ul a').first().click()
    await page.waitForURL(`**/app/verifications/${id}`)
    await page.getByText('Look at it').waitFor()
    expect(seen.answers.join('')).toContain('•••0013')
    expect(Object.values(PERSON).filter((secret) => seen.answers.join('').includes(secret))).toEqual([])

    await page.keyboard.press('s')
    await page.getByText(PERSON.nik).waitFor()

    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Note for colleagues' }).fill('Warnanya lain')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const decided = (await client.call('GET', `/verifications/${id}/decision`)).body
    expect(decided).toMatchObject({ outcome: 'REJECTED', note: 'Warnanya lain', state: 'WAITING' })

    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Approve' }).waitFor()
    expect((await client.call('GET', `/verifications/${id}/decision`)).body.state).toBe('UNDONE')

    // The refresh token is in a cookie, and nothing that a script can read signs anybody in.
    await page.reload()
    await page.locator('main#content h1').waitFor()
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
    expect(kept).not.toMatch(/rt_|eyJ/)

    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await page.locator('input[type=email]').waitFor()
    expect(await page.locator('body').textContent()).not.toContain(PERSON.nik)
    expect(seen.complaints).toEqual([])
    await seen.close()
  })

  it('shows a cashier receipts and nothing else', { timeout: 180_000 }, async () => {
    const { organizationId, groupId } = tenant
    const cashier = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId, duties: ['CASHIER'] })
    const seen = await visit({ browser, url: platform.url, mode: 'live', language: 'am', width: 360 })
    await signInAt(seen, cashier)

    await seen.page.waitForURL('**/app/receipts')
    expect(await seen.page.locator('nav a').count()).toBe(1)
    expect(await seen.page.locator('main h1').textContent()).toBe('ደረሰኞች')
    expect(seen.complaints).toEqual([])
    await seen.close()
  })

  it('keeps what was typed when the session ends, and goes on with it', { timeout: 180_000 }, async () => {
    const id = await anyCase()
    const seen = await visit({ browser, url: platform.url, mode: 'live' })
    const { page } = seen
    await signInAt(seen, reviewer)
    await page.goto(`${platform.url}/app/verifications/${id}`)
    await page.getByRole('button', { name: 'Reject' }).click()
    await page.getByRole('textbox', { name: 'Note for colleagues' }).fill('Belum selesai')

    await client.call('POST', '/auth/logout?everywhere=true')
    await page.getByRole('button', { name: 'Decide' }).click()
    await page.getByText('what you typed is still here').first().waitFor()
    await page.locator('[role=dialog] input[type=email]').fill(reviewer.email)
    await page.locator('[role=dialog] input[type=password]').fill(reviewer.password)
    await page.locator('[role=dialog] button[type=submit]').click()
    await page.locator('[role=dialog]').waitFor({ state: 'hidden' })

    expect(await page.getByRole('textbox', { name: 'Note for colleagues' }).inputValue()).toBe('Belum selesai')
    expect(seen.complaints).toEqual([])
    await seen.close()
  })

  async function anyCase(): Promise<string> {
    const key = createClient(platform.url, tenant.liveKey)
    const { items } = (await key.call('GET', '/verifications/search')).body
    return items[0].id
  }
})
