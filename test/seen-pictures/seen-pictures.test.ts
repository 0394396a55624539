import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TamperCode } from '../../src/engines/tamper/tamper.ts'
import type { PictureMark } from '../../src/verifiers/verifier.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { type Behaviour, found, TEST_SERVICE_ID, testVerifier } from '../test-verifier.ts'
import { settledOf } from '../until.ts'

let database: TestDatabase
let platform: TestPlatform

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: showAsNoted })] })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

/** A card that does not exist: its number, its name, its picture, how many bits of it a messenger changed. */
interface Shown {
  readonly number: string | null
  readonly name: string | null
  readonly picture: string
  readonly changed?: number
  readonly trace?: TamperCode
}

const BUDI: Shown = { number: '3171010101900001', name: 'BUDI HARTONO', picture: 'one' }
const OTHER_NUMBER = '3171010101900002'

function markOf({ picture, changed = 0 }: Shown): PictureMark {
  const bytes = createHash('sha512').update(picture).digest()
  for (let bit = 0; bit < changed; bit++) bytes[bit] = (bytes[bit] ?? 0) ^ 1
  return { portrait: bytes.subarray(0, 8), grain: bytes.subarray(8, 40) }
}

/** What the test service finds when its note says which card it is shown. */
const showAsNoted: Behaviour = async ({ configuration: { note } }) => {
  const [number = '', name = '', picture = '', changed = '0', trace = ''] = (note ?? '').split('|')
  const shown = { number: number || null, name: name || null, picture, changed: Number(changed) }
  const issue = { code: trace, severity: 'MEDIUM', field: 'nik', page: 1, box: [0, 0, 1, 1], evidence: ['ground'] }
  const isTraced = trace !== ''
  const fraud = {
    risk_level: isTraced ? 'WARNING' : 'TRUSTED',
    issues_detected: isTraced ? [issue] : [],
    not_detectable: [],
  }
  const own = found({ fraud })
  const check = {
    ...{ code: 'AUTHENTICITY', message: 'Nothing detected', internal_message: '' },
    ...(isTraced
      ? { result: 'UNAVAILABLE' as const, reason_code: trace }
      : { result: 'PASS' as const, reason_code: null }),
  }
  return {
    ...own,
    checks: [...own.checks, check],
    seenPicture: { mark: markOf(shown), number: shown.number, name: shown.name },
  }
}

interface Desk {
  readonly key: TestClient
  readonly folderId: string
}

async function openDesk(key?: string): Promise<Desk> {
  const client = createClient(platform.url, key ?? (await platform.createTenant({ credits: 10_000 })).liveKey)
  return { key: client, folderId: (await client.call('POST', '/folders', { name: 'Berkas' })).body.id }
}

async function show({ key, folderId }: Desk, shown: Shown, rest: object = {}) {
  const { number, name, picture, changed = 0, trace = '' } = shown
  const configuration = { colour: 'GREEN', note: [number ?? '', name ?? '', picture, changed, trace].join('|') }
  const created = await key.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration,
    ...rest,
  })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(key, created.body.id)
}

const checkIn = (verification: { output: { checks: { code: string }[] } }) =>
  verification.output.checks.filter(({ code }) => code === 'AUTHENTICITY')

async function keptOf(ids: readonly string[]): Promise<number> {
  const kept = await sql<{ count: number }>`SELECT count(*)::int AS count FROM seen_pictures
    WHERE verification_id = ANY(${ids}::uuid[])`.execute(database.db)
  return kept.rows[0]?.count ?? 0
}

describe('the same picture', () => {
  it.each([
    ['NIK', { ...BUDI, number: OTHER_NUMBER }],
    ['name', { ...BUDI, name: 'SITI MARLINA' }],
    ['NIK, sent by a messenger,', { ...BUDI, number: OTHER_NUMBER, changed: 6 }],
  ])('with another %s is a doubt that names the other verification', async (_, other) => {
    const desk = await openDesk()
    const first = await show(desk, BUDI)
    const second = await show(desk, other)

    expect(checkIn(first)).toMatchObject([{ result: 'PASS' }])
    expect(checkIn(second)).toMatchObject([{ result: 'UNAVAILABLE', reason_code: 'SEEN_BEFORE' }])
    expect(second.output.fraud).toMatchObject({
      risk_level: 'WARNING',
      issues_detected: [{ code: 'SEEN_BEFORE', severity: 'MEDIUM' }],
    })
    expect(second.linked_verifications).toEqual([{ id: first.id, reason_code: 'SEEN_BEFORE' }])
    expect(JSON.stringify(second.output)).not.toContain(first.id)
  })

  it('with another NIK and traces of an edit is beyond doubt', async () => {
    const desk = await openDesk()
    await show(desk, BUDI)
    const second = await show(desk, { ...BUDI, number: OTHER_NUMBER, trace: 'EDITED_TEXT' })

    expect(checkIn(second)).toMatchObject([{ result: 'FAIL', reason_code: 'SEEN_BEFORE' }])
    expect(second.output.fraud).toMatchObject({ risk_level: 'HIGH_RISK' })
    expect(second.output.fraud.issues_detected).toHaveLength(2)
  })

  it.each([
    ['for the same person', BUDI],
    ['whose name was read a little otherwise', { ...BUDI, number: null, name: 'BUDI HART0NO' }],
    ['of which neither number nor name was read', { ...BUDI, number: null, name: null }],
    ['when it is another picture', { ...BUDI, number: OTHER_NUMBER, picture: 'two' }],
    ['when more of it changed than saving changes', { ...BUDI, number: OTHER_NUMBER, changed: 8 }],
  ])('is no doubt %s', async (_, other) => {
    const desk = await openDesk()
    await show(desk, BUDI)
    expect(checkIn(await show(desk, other))).toMatchObject([{ result: 'PASS' }])
  })

  it('is not looked for within one result group, in another organization or in another mode', async () => {
    const tenant = await platform.createTenant({ credits: 10_000 })
    const desk = await openDesk(tenant.liveKey)
    const first = await show(desk, BUDI)
    const other = { ...BUDI, number: OTHER_NUMBER }

    const together = await show(desk, other, { result_id: first.result_id })
    const elsewhere = await show(await openDesk(), other)
    const inTest = await show(await openDesk(tenant.testKey), other)

    for (const each of [together, elsewhere, inTest]) expect(each.output.fraud).toMatchObject({ risk_level: 'TRUSTED' })
  })

  it('is forgotten with a redaction', async () => {
    const desk = await openDesk()
    const first = await show(desk, BUDI)
    expect(await keptOf([first.id])).toBe(1)

    expect((await desk.key.call('DELETE', `/verifications/${first.id}`)).status).toBeLessThan(300)

    expect(await keptOf([first.id])).toBe(0)
    expect(checkIn(await show(desk, { ...BUDI, number: OTHER_NUMBER }))).toMatchObject([{ result: 'PASS' }])
  })
})
