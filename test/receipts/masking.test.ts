import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Duty } from '../../src/features/access/caller.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage, telebirrSettings } from './telebirr-bank.ts'

/** Whether users who are no cashiers read of a payment who paid it. */

const PAYER = 'Hirut Tesfaye Molla'
const NUMBER = 'DF70000001'

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let tenant: TestTenant

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(telebirrPage(url))
  })
  platform = await startPlatform({ database, settings: telebirrSettings(bank) })
  tenant = await platform.createTenant()
})
afterAll(async () => {
  await platform.stop()
  await bank.close()
  await database.drop()
})

async function userWith(duties: readonly Duty[]) {
  const { organizationId, groupId } = tenant
  const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId, duties })
  const client = clientOf(platform.url, await signIn(platform.url, user))
  const readings = async () => {
    const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM audit_entries
      WHERE action = 'receipt.read' AND actor_id = ${user.id}`.execute(database.db)
    return found.rows[0]?.count
  }
  return { client, readings }
}

const asked = { bank: 'telebirr', transaction_number: NUMBER }

/** Each answer that tells of the payment. */
async function answersTo(client: TestClient, query = '') {
  const one = await client.call('POST', `/api/v1/verify${query}`, asked)
  const batch = await client.call('POST', `/api/v1/verify/batch${query}`, { verifications: [asked] })
  const list = await client.call('GET', `/api/v1/verifications${query}`)
  const again = await client.call('GET', `/api/v1/verifications/${one.body.data.id}${query}`)
  return [one, batch, list, again]
}
const isSaidBy = ({ body }: { readonly body: unknown }) => JSON.stringify(body).includes(PAYER)

describe('who paid', () => {
  it('is masked for a reviewer, and plain where it is asked for', async () => {
    const { client, readings } = await userWith(['REVIEWER'])

    const masked = await answersTo(client)

    expect(masked.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(masked.map(isSaidBy)).toEqual([false, false, false, false])
    expect(masked[0]?.body.data).toMatchObject({ source_url: null, transaction_number: NUMBER })
    expect(masked[0]?.body.data.receipt).toMatchObject({ payer_name: 'H••• T••• M•••' })
    expect(await readings()).toBe(0)
    expect((await answersTo(client, '?reveal=true')).map(isSaidBy)).toEqual([true, true, true, true])
    expect(await readings()).toBe(4)
  })

  it('is plain for a cashier, each time with an entry', async () => {
    const { client, readings } = await userWith(['CASHIER'])

    expect((await answersTo(client)).map(isSaidBy)).toEqual([true, true, true, true])
    expect(await readings()).toBe(4)
  })

  it('is never for a developer', async () => {
    const { client } = await userWith(['DEVELOPER'])

    expect((await answersTo(client)).map(isSaidBy)).toEqual([false, false, false, false])
    expect((await client.call('GET', '/api/v1/verifications?reveal=true')).status).toBe(403)
  })

  it('is plain for a key', async () => {
    const key = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })

    expect((await answersTo(key)).map(isSaidBy)).toEqual([true, true, true, true])
  })
})
