import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/features/access/create-api-key.ts'
import { sweepEvidence } from '../../src/features/receipts/evidence/store.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage, telebirrSettings } from './telebirr-bank.ts'

/** The bank's answers, kept for disputes where an owner lets them be. */

const SCRIPT = '<script>alert(document.title)</script>'

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let tenant: TestTenant
let owner: TestClient
let shop: TestClient
let script = ''
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`${telebirrPage(url)}${script}`)
  })
  platform = await startPlatform({ database, settings: telebirrSettings(bank) })
  tenant = await platform.createTenant()
  const { organizationId } = tenant
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
  await switchOn(true)
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

async function switchOn(evidence: boolean): Promise<void> {
  const { status } = await owner.call('PUT', '/api/v1/settings', { duplicate_elsewhere: false, evidence })
  expect(status).toBe(200)
}

async function verified(): Promise<{ readonly id: number; readonly number: string }> {
  serial += 1
  const number = `DF7${String(serial).padStart(7, '0')}`
  const { body } = await shop.call('POST', '/api/v1/verify', { bank: 'telebirr', transaction_number: number })
  return { id: body.data.id, number }
}
const evidenceOf = (id: number, client = owner) => client.call('GET', `/api/v1/verifications/${id}/evidence`)

describe('GET /api/v1/verifications/{id}/evidence', () => {
  it('is the answer as it was, as an attachment that runs nothing', async () => {
    const { id, number } = await verified()
    const { status, headers, body } = await evidenceOf(id)
    expect([status, body]).toEqual([200, telebirrPage(`/receipt/${number}`)])
    expect(headers.get('content-disposition')).toBe(`attachment; filename="receipt-${id}.html"`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    const history = await shop.call('GET', `/api/v1/verifications/${id}`)
    const days = (Date.parse(history.body.verification.evidence_until) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(90)
  })

  it('has no scripts', async () => {
    script = SCRIPT
    const { id } = await verified()
    script = ''
    const { body } = await evidenceOf(id)
    expect(body).toContain('Hirut')
    expect(body).not.toMatch(/script>|alert/)
  })

  it('is sealed, and the audit log keeps who looked', async () => {
    const { id } = await verified()
    await evidenceOf(id)
    const stored = await sql<{ body: Buffer }>`SELECT e.body_sealed AS body FROM receipt_evidence e
      JOIN receipt_checks c ON c.id = e.check_id WHERE c.number = ${id}`.execute(database.db)
    expect(stored.rows[0]?.body.toString('latin1')).not.toMatch(/Hirut|telebirr/)
    const audit = await owner.call('GET', '/audit-log?page_size=100')
    expect(JSON.stringify(audit.body)).toContain('receipt.evidence_read')
  })

  it('is gone at redaction, and when its days are over', async () => {
    const [redacted, old] = [await verified(), await verified()]
    await owner.call('DELETE', `/api/v1/verifications/${redacted.id}`)
    await sql`UPDATE receipt_evidence SET expires_at = now() WHERE check_id =
      (SELECT id FROM receipt_checks WHERE number = ${old.id})`.execute(database.db)
    expect([(await evidenceOf(redacted.id)).status, (await evidenceOf(old.id)).status]).toEqual([404, 404])
    expect(await sweepEvidence(database.db, new AbortController().signal)).toBe(1)
  })

  it('needs its own scope of a narrowed key, and an owner', async () => {
    const { id } = await verified()
    const keyWith = async (scopes: readonly ('receipts' | 'receipts:evidence')[]) => {
      const { organizationId, groupId } = tenant
      const key = await inTransaction(database.db, (tx) =>
        createApiKey(tx, { organizationId, groupId, mode: 'live', name: 'narrow', scopes }),
      )
      return createClient(platform.url, null, { authorization: `Bearer ${key}` })
    }
    const user = await makeUser(database, { role: 'GROUP_USER', ...tenant })
    const answers = [
      await evidenceOf(id, await keyWith(['receipts'])),
      await evidenceOf(id, await keyWith(['receipts:evidence'])),
      await evidenceOf(id, clientOf(platform.url, await signIn(platform.url, user))),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 200, 403])
  })

  it('is not there where nobody switched it on', async () => {
    await switchOn(false)
    const { id } = await verified()
    await switchOn(true)
    expect((await evidenceOf(id)).status).toBe(404)
  })
})
