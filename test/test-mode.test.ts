import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STATUSES } from '../src/features/verifications/lifecycle/status.ts'
import { EXAMPLE_WORDS } from '../src/http-server/example-words.ts'
import { AML_SERVICE_ID, KTP_SERVICE_ID, PIXEL, readSpecimen, SERVICES } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

interface TestValue {
  readonly value: string
  readonly kind: 'verdict' | 'status' | 'reason' | 'failed' | 'error'
  readonly code: string
  readonly configuration: Readonly<Record<string, unknown>>
}

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let receiver: Receiver

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  receiver = await openReceiver()
})
afterAll(async () => {
  await receiver.close()
  await platform.stop()
  await database.drop()
})

/** A key's client, its folder, and where each file it has sent lies. */
interface Desk {
  readonly client: TestClient
  readonly folderId: string
  readonly paths: Map<string, string>
}

async function openDesk(key: string): Promise<Desk> {
  const client = createClient(platform.url, key)
  const { body } = await client.call('POST', '/folders', { name: randomUUID() })
  return { client, folderId: body.id, paths: new Map() }
}

async function pathOf(desk: Desk, name: string, bytes: Uint8Array = PIXEL): Promise<string> {
  const known = desk.paths.get(name)
  if (known !== undefined) return known
  const { body } = await desk.client.upload([{ name: `${name}.png`, bytes }])
  desk.paths.set(name, body.files[0].path)
  return body.files[0].path
}

async function valuesOf(client: TestClient, serviceId: string): Promise<readonly TestValue[]> {
  const { body } = await client.call('GET', `/services/${serviceId}/test-values`)
  return body.items
}

interface Wish {
  readonly serviceId: string
  readonly value: string
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly rest?: Readonly<Record<string, unknown>>
  readonly query?: string
}

async function ask(desk: Desk, { serviceId, value, configuration = {}, rest = {}, query = '' }: Wish) {
  const isCard = serviceId === KTP_SERVICE_ID
  const files = async () => {
    const path = await pathOf(desk, value)
    const isSelfie = configuration.verification_type === 'KTP_SELFIE'
    return { ktp_file: [path], ...(isSelfie ? { selfie_file: [await pathOf(desk, 'selfie')] } : {}) }
  }
  return desk.client.call('POST', `/verifications${query}`, {
    service_id: serviceId,
    folder_id: desk.folderId,
    configuration: isCard
      ? { verification_type: 'KTP_OCR', ...configuration, files: await files() }
      : { [SERVICES.find(([, id]) => id === serviceId)?.[2] ?? 'name']: value, ...configuration },
    ...rest,
  })
}

async function come(desk: Desk, wish: Wish) {
  const created = await ask(desk, wish)
  expect(created.status, `${wish.value}: ${JSON.stringify(created.body)}`).toBe(201)
  return settledOf(desk.client, created.body.id)
}

describe('with a test key a magic value', () => {
  it.each(SERVICES)(
    'of %s comes to each published reason code, verdict and error of a run, for no credits',
    async (_, serviceId) => {
      const desk = await openDesk(tenant.testKey)
      const before = (await desk.client.call('GET', '/credits')).body
      const service = (await desk.client.call('GET', `/services/${serviceId}`)).body
      const values = await valuesOf(desk.client, serviceId)
      const reasons = values.filter(({ kind }) => kind === 'reason')

      expect(reasons.map(({ code }) => code).toSorted()).toEqual(
        service.reasons.map(({ code }: { code: string }) => code).toSorted(),
      )
      for (const { value, code, configuration } of reasons) {
        const settled = await come(desk, { serviceId, value, configuration })
        const { check } = service.reasons.find((each: { code: string }) => each.code === code)
        expect(settled, value).toMatchObject({ status: 'COMPLETED', credit_used: 0 })
        const found = settled.output.checks.find((each: { code: string }) => each.code === check)
        expect(found, value).toMatchObject({ reason_code: code })
        expect(found.message.length, value).toBeGreaterThan(0)
      }
      for (const { value, code } of values.filter(({ kind }) => kind === 'verdict')) {
        expect(await come(desk, { serviceId, value }), value).toMatchObject({
          status: 'COMPLETED',
          output_status: code,
        })
      }
      for (const { value, code } of values.filter(({ kind }) => kind === 'failed')) {
        const settled = await come(desk, { serviceId, value })
        expect(settled, value).toMatchObject({ status: 'FAILED', error: { code, message: expect.any(String) } })
      }
      expect((await desk.client.call('GET', '/credits')).body).toEqual(before)
    },
  )

  it.each(SERVICES)(
    'of %s answers each error code of a creation, dry runs too, and creates nothing',
    async (_, serviceId) => {
      const desk = await openDesk(tenant.testKey)
      const errors = (await valuesOf(desk.client, serviceId)).filter(({ kind }) => kind === 'error')

      for (const { value, code } of errors) {
        const refused = await ask(desk, { serviceId, value })
        const dry = await ask(desk, { serviceId, value, query: '?dry_run=true' })
        expect([refused.body.error_code, dry.body.error_code], value).toEqual([code, code])
        expect(refused.status, value).toBeGreaterThanOrEqual(400)
        expect(refused.body.message.length, value).toBeGreaterThan(0)
      }
      const found = await desk.client.call('GET', `/verifications/search?folder_id=${desk.folderId}`)
      expect(found.body.items).toEqual([])
      const statuses = new Set(errors.map(({ code }) => code))
      for (const code of ['INSUFFICIENT_BALANCE', 'QUOTA_EXCEEDED', 'SERVICE_UNAVAILABLE', 'INVALID_VALUE'])
        expect(statuses).toContain(code)
    },
  )

  it('brings a verification to each status, and each status that is told of in a signed webhook', async () => {
    const desk = await openDesk(tenant.testKey)
    const values = (await valuesOf(desk.client, KTP_SERVICE_ID)).filter(({ kind }) => kind === 'status')
    const hook = { webhook_url: receiver.url, webhook_metadata: { webhook_secret: SECRET } }

    expect(values.map(({ code }) => code).toSorted()).toEqual(STATUSES.filter((each) => each !== 'DRAFT').toSorted())
    for (const { value, code } of values) {
      const created = await ask(desk, { serviceId: KTP_SERVICE_ID, value, rest: hook })
      expect(created.body.status, value).toBe('IN_QUEUE')
      const told = (status: string) =>
        receiver.until((events) =>
          events.some(({ body }) => body.verification_id === created.body.id && body.status === status),
        )
      if (code !== 'IN_QUEUE') {
        const events = await told(code)
        expect(events.every((event) => event.isSignedWith(SECRET))).toBe(true)
      }
      const shown = (await desk.client.call('GET', `/verifications/${created.body.id}`)).body
      expect(shown.status, value).toBe(code)
      if (code === 'IN_QUEUE' || code === 'IN_PROGRESS') {
        expect((await desk.client.call('POST', `/verifications/${created.body.id}/cancel`)).body.status).toBe(
          'CANCELLED',
        )
      }
      if (code === 'FRAUD_DETECTED') {
        await desk.client.call('POST', `/verifications/${created.body.id}/continue`)
        await told('COMPLETED')
      }
    }
  })

  it('leaves a draft a draft until it is submitted, and refuses that as it would refuse the creation', async () => {
    const owner = await makeUser(database, {
      role: 'ORGANIZATION_OWNER',
      organizationId: tenant.organizationId,
      groupId: null,
    })
    const tokens = await signIn(platform.url, owner)
    const client = clientOf(platform.url, tokens, { 'x-absah-mode': 'test' })
    const desk = await openDesk(tenant.testKey)
    const draftOf = async (value: string) =>
      (
        await client.call('POST', '/verifications/drafts', {
          service_id: AML_SERVICE_ID,
          folder_id: desk.folderId,
          configuration: { name: value },
        })
      ).body

    const draft = await draftOf('absah_error_insufficient_balance')
    expect(draft.status).toBe('DRAFT')
    const refused = await client.call('POST', `/verifications/drafts/${draft.id}/submit`)
    expect([refused.status, refused.body.error_code]).toEqual([403, 'INSUFFICIENT_BALANCE'])
    const good = await draftOf('Absah verdict NOT verified')
    expect((await client.call('POST', `/verifications/drafts/${good.id}/submit`)).status).toBe(200)
    const settled = await settledOf(client, good.id)
    expect(settled.output_status).toBe('NOT_VERIFIED')
    const stale = await createClient(platform.url, null, {
      authorization: `Bearer ${tokens.access_token}`,
      'x-absah-mode': 'test',
      'if-match': '"0"',
    }).call('PUT', `/verifications/${good.id}`, { verification_status: 'NEED_REVIEW' })
    expect([stale.status, stale.body.error_code]).toEqual([412, 'PRECONDITION_FAILED'])
  })

  it('that is none, or cannot come of this configuration, is answered 400 with the reason', async () => {
    const desk = await openDesk(tenant.testKey)

    const misspelt = await ask(desk, { serviceId: KTP_SERVICE_ID, value: 'absah_reason_no_such_thing' })
    const unfit = await ask(desk, { serviceId: KTP_SERVICE_ID, value: 'absah_reason_face_differs' })

    expect([misspelt.status, unfit.status]).toEqual([400, 400])
    expect(misspelt.body.errors[0].message).toContain('/test-values')
    expect(unfit.body.errors).toEqual([
      { field: 'configuration.verification_type', message: expect.stringContaining('KTP_SELFIE') },
    ])
  })
})

it.each(['KTP_OCR', 'KTP_PEP', 'KTP_SELFIE'])(
  'a played answer of %s has all that a real one has, and a file without a magic name is really read',
  async (verification_type) => {
    const desk = await openDesk(tenant.testKey)
    const card = await readSpecimen('ktp-specimen.jpg')
    await pathOf(desk, 'card', card.bytes)
    await pathOf(desk, 'selfie', card.bytes)
    const configuration = { verification_type, fraud_detection: true }
    const wish = { serviceId: KTP_SERVICE_ID, configuration }

    const real = await come(desk, { ...wish, value: 'card' })
    const played = await come(desk, { ...wish, value: 'absah_verdict_verified' })

    expect(real.output.name).toBe('SARI PERMATA ANGGRAENI')
    expect(played.output_status).toBe('VERIFIED')
    expect(shapeOf(played)).toEqual(shapeOf(real))
    expectExampleIn(real.output)
  },
)

describe('with a live key', () => {
  it('the same names mean nothing: files are read, names are screened', async () => {
    const desk = await openDesk(tenant.liveKey)
    const values = await valuesOf(desk.client, KTP_SERVICE_ID)

    for (const { value } of values) {
      const dry = await ask(desk, { serviceId: KTP_SERVICE_ID, value, query: '?dry_run=true' })
      expect(dry.status, `${value} ${JSON.stringify(dry.body)}`).toBe(200)
    }
    const plain = await come(desk, { serviceId: KTP_SERVICE_ID, value: 'plain' })
    for (const value of ['absah_verdict_verified', 'absah_status_cancelled', 'absah_failed_timed_out']) {
      const { status, output_status, output, credit_used } = await come(desk, { serviceId: KTP_SERVICE_ID, value })
      expect({ status, output_status, credit_used }).toEqual({
        status: 'COMPLETED',
        output_status: 'NOT_VERIFIED',
        credit_used: 10,
      })
      expect(output).toEqual(plain.output)
    }
    for (const { value } of await valuesOf(desk.client, AML_SERVICE_ID)) {
      const { status, output } = await come(desk, { serviceId: AML_SERVICE_ID, value })
      expect({ status, matches: output.matches }, value).toEqual({ status: 'COMPLETED', matches: [] })
    }
  })
})

/** What the reference shows of an output is a part of what is really answered. */
function expectExampleIn(output: Record<string, unknown>) {
  const { checks, fields, ...values } = EXAMPLE_WORDS.output as Record<string, unknown>
  expect(output).toMatchObject(values)
  expect(output.fields).toMatchObject({ nik: { value: Object(fields).nik.value, source: expect.any(String) } })
  for (const { code, message } of checks as { code: string; message: string }[])
    expect(output.checks).toContainEqual(expect.objectContaining({ code, message, result: 'PASS' }))
}

/** Every member of an answer of a service, without its values. */
function shapeOf({ output, external_job_id, input_file_url }: Awaited<ReturnType<typeof settledOf>>) {
  const { checks, fields, ...rest } = output
  return {
    members: Object.keys(rest).toSorted(),
    checks: checks.map((each: { code: string }) => [each.code, Object.keys(each).toSorted()]),
    fields: Object.entries(fields).map(([name, field]) => [name, Object.keys(Object(field)).toSorted()]),
    jobs: Object.keys(external_job_id),
    files: Object.keys(input_file_url),
  }
}
