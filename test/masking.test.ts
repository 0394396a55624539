import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Duty } from '../src/features/access/caller.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver } from './receiver.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { testVerifier } from './test-verifier.ts'
import { bodyWhen, settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

const PERSON = {
  nik: '3404171601770013',
  name: 'DEDI KUSUMA HIDAYAT',
  birth_date: '1977-01-16',
  address: 'JL. VETERAN NO. 34',
  account_number: '0081234567890',
}
const SECRETS = Object.values(PERSON)

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let folderId: string

const findings = {
  kind: 'found' as const,
  checks: [
    { code: 'COLOUR', result: 'PASS' as const, reason_code: null, message: 'Fine', internal_message: PERSON.name },
  ],
  fields: Object.fromEntries(
    Object.entries(PERSON).map(([name, value]) => [
      name,
      { value, confidence: 0.99, page: 1, box: [0, 0, 1, 1] as const, source: 'ocr' },
    ]),
  ),
  output: { ...PERSON, matches: [{ match_id: 'ofac:1', list: 'ofac', name: PERSON.name, score: 0.9, decision: null }] },
  engineJobs: [],
}

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: async () => findings })] })
  tenant = await platform.createTenant({ credits: 10_000 })
  key = createClient(platform.url, tenant.liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Berkas' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

interface Signed {
  readonly user: TestUser
  readonly client: TestClient
}

async function userWith(duties: readonly Duty[] = ['REVIEWER']): Promise<Signed> {
  const { organizationId, groupId } = tenant
  const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId, duties })
  return { user, client: clientOf(platform.url, await signIn(platform.url, user)) }
}

async function aCase(): Promise<{ readonly id: string; readonly resultId: string }> {
  const { body } = await key.call('POST', '/verifications', verificationIn(folderId))
  await settledOf(key, body.id)
  return { id: body.id, resultId: body.result_id }
}

const heldBy = (body: unknown) => SECRETS.filter((secret) => JSON.stringify(body).includes(secret))

async function readingsOf({ user }: Signed): Promise<string[]> {
  const found = await sql<{ id: string }>`SELECT target_id AS id FROM audit_entries
    WHERE action = 'verification.read' AND actor_id = ${user.id}`.execute(database.db)
  return found.rows.map(({ id }) => id)
}

async function actsOf({ user }: Signed, action: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM audit_entries
    WHERE action = ${action} AND actor_id = ${user.id}`.execute(database.db)
  return found.rows[0]?.count ?? 0
}

describe('what a signed-in user reads', () => {
  it('has no number, name, date, address or account of the person anywhere, and is no reading', async () => {
    const { id, resultId } = await aCase()
    const signed = await userWith()
    const { client } = signed
    const edit = { verification_status: 'NEED_REVIEW', output: { ...PERSON, name: 'DEDI HIDAYAT' } }

    const answers = [
      await client.call('GET', `/verifications?result_id=${resultId}`),
      await client.call('GET', `/verifications/search?folder_id=${folderId}`),
      await client.call('GET', `/verifications/${id}`),
      await client.call('PUT', `/verifications/${id}`, edit),
      await client.call('GET', `/verifications/${id}/events`),
      await client.call('GET', `/verifications/${id}/same-person`),
    ]

    for (const { status, body } of answers) expect([status, heldBy(body)]).toEqual([200, []])
    expect(answers[2]?.body.output).toMatchObject({
      nik: '•••0013',
      name: 'D••• K••• H•••',
      birth_date: '•••',
      account_number: '•••7890',
      checks: [{ code: 'COLOUR', result: 'PASS', message: 'Fine' }],
      fields: { nik: { value: '•••0013', confidence: 0.99, page: 1, box: [0, 0, 1, 1], source: 'ocr' } },
      matches: [{ match_id: 'ofac:1', list: 'ofac', name: 'D••• K••• H•••', score: 0.9 }],
    })
    expect(await readingsOf(signed)).toEqual([])
  })

  it('has neither what the customer sent along nor what receivers answered', async () => {
    const receiver = await openReceiver(JSON.stringify(PERSON))
    const webhook_metadata = { customer: { name: PERSON.name }, numbers: [PERSON.nik], include_output: false }
    const asked = { ...verificationIn(folderId), webhook_url: `${receiver.url}?nik=${PERSON.nik}`, webhook_metadata }
    const { id } = (await key.call('POST', '/verifications', asked)).body
    await settledOf(key, id)
    const path = `/webhook-deliveries?verification_id=${id}&status=DELIVERED`
    const told = (await bodyWhen(key, path, ({ items }) => items.length > 0)).items[0]
    const signed = await userWith()
    const { client } = signed

    const one = await client.call('GET', `/webhook-deliveries/${told.id}`)
    const list = await client.call('GET', path)
    const { webhook_metadata: shown } = (await client.call('GET', `/verifications/${id}`)).body
    const draft = { ...verificationIn(folderId), webhook_metadata: shown }
    await receiver.close()

    for (const { status, body } of [one, list]) expect([status, heldBy(body)]).toEqual([200, []])
    expect(shown).toEqual({ customer: { name: 'D••• K••• H•••' }, numbers: ['•••0013'], include_output: false })
    expect(one.body.attempts[0].response_body).toMatch(/•••/)
    expect((await client.call('POST', '/verifications/drafts', draft)).status).toBe(400)
    expect(await actsOf(signed, 'webhook_delivery.read')).toBe(0)
    expect(heldBy((await client.call('GET', `/webhook-deliveries/${told.id}?reveal=true`)).body)).toEqual(SECRETS)
    expect(await actsOf(signed, 'webhook_delivery.read')).toBe(1)
    const developer = await userWith(['DEVELOPER'])
    expect((await developer.client.call('GET', `/webhook-deliveries/${told.id}?reveal=true`)).status).toBe(403)
  })

  it('has links that ask for a credential', async () => {
    const { id } = await aCase()
    const { client } = await userWith()

    const masked = (await client.call('GET', `/verifications/${id}`)).body.output_file_url
    const plain = (await client.call('GET', `/verifications/${id}?reveal=true`)).body.output_file_url

    expect([(await fetch(masked)).status, (await fetch(plain)).status]).toEqual([401, 200])
    expect((await client.call('GET', masked.slice(platform.url.length))).status).toBe(200)
  })

  it('is plain where it is asked for, with one entry a case, person and day', async () => {
    const [one, other] = [await aCase(), await aCase()]
    const signed = await userWith()
    const beside = await userWith()
    for (const { client } of [signed, signed, beside]) {
      const { body } = await client.call('GET', `/verifications/${one.id}?reveal=true`)
      expect(heldBy(body)).toEqual(SECRETS)
    }

    await signed.client.call('GET', `/verifications/search?reveal=true&page_size=2`)

    expect((await readingsOf(signed)).sort()).toEqual([one.id, other.id].sort())
    expect(await readingsOf(beside)).toEqual([one.id])
  })

  it('stays masked for who has no duty that opens it', async () => {
    const { id } = await aCase()
    const { client } = await userWith(['DEVELOPER'])

    expect((await client.call('GET', `/verifications/${id}`)).status).toBe(200)
    expect((await client.call('GET', `/verifications/${id}?reveal=true`)).status).toBe(403)
    expect((await client.call('GET', `/verifications/search?reveal=true`)).status).toBe(403)
  })

  it('cannot be sent back as if it had been read', async () => {
    const { id } = await aCase()
    const { client } = await userWith()
    const { output } = (await client.call('GET', `/verifications/${id}`)).body

    const { status, body } = await client.call('PUT', `/verifications/${id}`, { output })

    expect([status, body.errors[0].field]).toEqual([400, 'output'])
    expect((await key.call('GET', `/verifications/${id}`)).body.output.nik).toBe(PERSON.nik)
  })
})

it('leaves the answers of keys as they are', async () => {
  const { id, resultId } = await aCase()

  for (const path of [`/verifications/${id}`, `/verifications?result_id=${resultId}`, '/verifications/search']) {
    expect(heldBy((await key.call('GET', path)).body)).toEqual(SECRETS)
  }
})

describe('the same person', () => {
  it('is found again by number, in earlier verifications alone, until a redaction', async () => {
    const [first, second] = [await aCase(), await aCase()]
    const { client } = await userWith()
    const ownerUser = await makeUser(database, {
      role: 'ORGANIZATION_OWNER',
      organizationId: tenant.organizationId,
      groupId: null,
    })
    const owner = clientOf(platform.url, await signIn(platform.url, ownerUser))
    const earlierOf = async (id: string): Promise<string[]> =>
      (await client.call('GET', `/verifications/${id}/same-person?page_size=100`)).body.items.map(
        (each: { id: string }) => each.id,
      )

    expect((await earlierOf(second.id))[0]).toBe(first.id)
    expect(await earlierOf(first.id)).not.toContain(second.id)
    await owner.call('DELETE', `/verifications/${first.id}`)
    expect(await earlierOf(second.id)).not.toContain(first.id)
    const left = await sql`SELECT FROM verification_persons WHERE verification_id = ${first.id}`.execute(database.db)
    expect(left.rows).toEqual([])
  })

  it('follows an edit', async () => {
    const { id } = await aCase()
    const { client } = await userWith()
    await client.call('PUT', `/verifications/${id}`, { output: { nik: '3404171601770014' } })

    const { body } = await client.call('GET', `/verifications/${id}/same-person`)

    expect(body).toEqual({ total: 0, items: [] })
  })
})
