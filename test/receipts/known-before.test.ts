import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/features/access/create-api-key.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { deriveKey } from '../../src/platform/encryption/derive-key.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'

/** One payment by several codes, at several banks and in several branches. */

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../src/banks', name), 'utf8')
const LINK = 'https://mbreciept.cbe.com.et/'

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
/** What the wallet and CBE say of the payment that left the one for the other. */
let crossing = { amount: 600, cbeTime: '2026-06-07T15:41:00.000Z', tail: '6171' }

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank(({ url = '' }, response) => response.end(pageOf(url)))
  const lookups = ['EBIRR_RECEIPT', 'SINQEE_RECEIPT', 'TELEBIRR_RECEIPT', 'CBE_TOKEN']
  platform = await startPlatform({
    database,
    settings: {
      ...Object.fromEntries(lookups.map((name) => [`ABSAH_BANK_${name}_ORIGIN`, bank.origin])),
      ABSAH_BANK_CBE_TOKEN_HEADERS: JSON.stringify({ 'X-App-ID': 'a', 'X-App-Version': 'b' }),
    },
  })
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

function pageOf(url: string): string {
  if (url.startsWith('/api/')) {
    const token = JSON.parse(fixture('cbe/fixtures/token.json'))
    const { amount, cbeTime, tail } = crossing
    const account = `1********${tail}`
    return JSON.stringify({
      ...token,
      amountCredited: `ETB ${amount}.00`,
      dateTimes: [cbeTime],
      creditAccountNo: account,
    })
  }
  if (url.startsWith('/receipt/')) return fixture('telebirr/fixtures/to-bank.html')
  // The last letter of a token stands for the payment.
  return fixture('sinqee/fixtures/receipt.html').replace('204183KX7Q', `204183KX7${url.slice(-1).toUpperCase()}`)
}

function shopOf({ liveKey }: Pick<TestTenant, 'liveKey'>): TestClient {
  return createClient(platform.url, null, { authorization: `Bearer ${liveKey}` })
}
const verify = async (shop: TestClient, question: object) => (await shop.call('POST', '/api/v1/verify', question)).body
const byToken = (code: string, token: string) => ({ bank: code, transaction_number: token })

describe('codes that lead to one payment', () => {
  it.each([
    ['sinqee', 'siinqee'],
    ['siinqee', 'sinqee'],
  ])('make a duplicate: %s, then %s', async (first, second) => {
    const shop = shopOf(await platform.createTenant())
    const token = 'siinqee/Ab3dEf6hIj9lMn2pQr5tXa'
    const one = await verify(shop, byToken(first, token))
    const two = await verify(shop, byToken(second, token))
    expect([one.success, one.duplicate, two.success, two.duplicate]).toEqual([true, false, true, true])
    expect(two.duplicate_of).toBe(one.data.id)
  })

  it('make none where two tenants have the same reference', async () => {
    const shop = shopOf(await platform.createTenant())
    const one = await verify(shop, byToken('ebirr', 'nib/Ab3dEf6hIj9lMn2pQr5tXa'))
    const two = await verify(shop, byToken('ebirr', 'ahadu/Ab3dEf6hIj9lMn2pQr5tXa'))
    expect([one.duplicate, two.duplicate]).toEqual([false, false])
  })

  it('make a duplicate of what an older server wrote down, and of no other tenant’s', async () => {
    const tenant = await platform.createTenant()
    const shop = shopOf(tenant)
    const old = await verify(shop, byToken('sinqee', 'siinqee/Ab3dEf6hIj9lMn2pQr5tXa'))
    const key = deriveKey(Buffer.from(platform.home.masterKey, 'base64'), 'receipts:1')
    const hash = createHmac('sha256', key).update('ebirr 204183KX7A').digest()
    await sql`UPDATE receipt_firsts SET reference_hash = ${hash} WHERE organization_id = ${tenant.organizationId}`.execute(
      database.db,
    )
    const other = await verify(shop, byToken('ebirr', 'nib/Ab3dEf6hIj9lMn2pQr5tXa'))
    const again = await verify(shop, byToken('sinqee', 'siinqee/Ab3dEf6hIj9lMn2pQr5tXa'))
    expect([other.duplicate, again.duplicate, again.duplicate_of]).toEqual([false, true, old.data.id])
  })
})

describe('what looks like a payment that was shown as another bank’s', () => {
  const telebirr = { bank: 'telebirr', transaction_number: 'DF70KX7Q2M' }
  const cbe = { receipt_url: `${LINK}v2-Ab3dEf6hIj9lMn2pQr5t`, account_number: '1000000006171' }

  it.each([
    [{}, true],
    [{ cbeTime: '2026-06-07T15:47:39.000Z' }, true],
    [{ cbeTime: '2026-06-07T15:47:40.000Z' }, false],
    [{ cbeTime: '2026-06-07T15:27:38.000Z' }, false],
    [{ amount: 601 }, false],
    [{ tail: '7171' }, false],
  ])('is hinted at: %j %s', async (changed, isHinted) => {
    const usual = crossing
    crossing = { ...usual, ...changed }
    const tenant = await platform.createTenant()
    const first = await verify(shopOf(tenant), telebirr)
    const second = await verify(shopOf(tenant), { ...cbe, account_number: `100000000${crossing.tail}` })
    crossing = usual
    expect([second.success, second.duplicate, second.possible_duplicate_of]).toEqual([
      true,
      false,
      isHinted ? first.data.id : undefined,
    ])
  })

  it('is hinted at no more once the other is redacted', async () => {
    const shop = shopOf(await platform.createTenant())
    const first = await verify(shop, telebirr)
    await shop.call('DELETE', `/api/v1/verifications/${first.data.id}`)
    expect(await verify(shop, cbe)).not.toHaveProperty('possible_duplicate_of')
  })
})

describe('duplicate_elsewhere', () => {
  const question = byToken('sinqee', 'siinqee/Ab3dEf6hIj9lMn2pQr5tXa')

  async function twoBranches() {
    const tenant = await platform.createTenant()
    const { organizationId } = tenant
    const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
    const owner = clientOf(platform.url, await signIn(platform.url, user))
    const { body: group } = await owner.call('POST', '/groups', { name: 'Second branch' })
    const liveKey = await inTransaction(database.db, (tx) =>
      createApiKey(tx, { organizationId, groupId: group.id, mode: 'live', name: 'second' }),
    )
    return { owner, one: shopOf(tenant), two: shopOf({ liveKey }) }
  }

  it('is told where an owner lets it be, without the branch, and not of what is redacted', async () => {
    const { owner, one, two } = await twoBranches()
    const set = await owner.call('PUT', '/api/v1/settings', { duplicate_elsewhere: true, evidence: false })
    expect(set.body).toEqual({ duplicate_elsewhere: true, evidence: false, evidence_days: null })
    const first = await verify(one, question)
    const second = await verify(two, question)
    expect([first.duplicate_elsewhere, second.duplicate]).toEqual([undefined, false])
    expect(second.duplicate_elsewhere).toEqual({ first_verified_at: expect.any(String) })

    await one.call('DELETE', `/api/v1/verifications/${first.data.id}`)
    const third = await verify(two, question)
    expect([third.duplicate, third.duplicate_of]).toEqual([true, second.data.id])
    expect(third).not.toHaveProperty('duplicate_elsewhere')
    const again = await verify(one, question)
    expect([again.duplicate, again.duplicate_of]).toEqual([true, first.data.id])
  })

  it('is not told where nobody said so, and no key may say so', async () => {
    const { one, two } = await twoBranches()
    await verify(one, question)
    expect(await verify(two, question)).not.toHaveProperty('duplicate_elsewhere')
    const settings = { duplicate_elsewhere: true, evidence: false }
    expect((await one.call('PUT', '/api/v1/settings', settings)).status).toBe(403)
  })
})
