import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

let database: TestDatabase
let platform: TestPlatform
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const ROUTES = ['/verifications/search', '/webhook-deliveries', '/credits/entries', '/api/v1/verifications']
const ID = '01a22c6a-92ce-74d1-8fb0-c22d37c56d81'
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const two = (max: number) => fc.integer({ min: 0, max }).map((each) => String(each).padStart(2, '0'))

/** Digits in the right places, of which most name no moment. */
const moments = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }),
    two(99),
    two(99),
    two(99),
    two(99),
    two(99),
    fc.constantFrom('', '.5', '.123456'),
  )
  .map(([year, month, day, hour, minute, second, rest]) => {
    const date = `${String(year).padStart(4, '0')}-${month}-${day}`
    return `${date} ${hour}:${minute}:${second}${rest}`
  })
const cursors = fc.oneof(
  moments.map((moment) => written([moment, ID])),
  fc
    .constantFrom('0000-01-01 00:00:00', '2026-02-30 00:00:00', '2026-01-01 24:60:99', '2025-02-29 12:00:00')
    .map((moment) => written([moment, ID])),
  fc.json().map((json) => Buffer.from(json).toString('base64url')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((each) => Buffer.from(String(each)).toString('base64url')),
)

describe('a cursor', () => {
  it.each(ROUTES)('of %s that no page gave is refused or names a place, and breaks nothing', async (route) => {
    await fc.assert(
      fc.asyncProperty(cursors, async (cursor) => {
        const { status } = await client.call('GET', `${route}?cursor=${encodeURIComponent(cursor)}`)
        expect([200, 400, 422]).toContain(status)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    '0000-01-01 00:00:00',
    '2026-99-99 00:00:00',
    '2026-02-30 00:00:00',
    '2025-02-29 00:00:00',
    '2026-01-01 24:60:99',
    '2026-01-01 24:00:00',
  ])('with %s in it is answered with what to do', async (moment) => {
    for (const route of ROUTES.slice(0, 2)) {
      const { status, body } = await client.call('GET', `${route}?cursor=${written([moment, ID])}`)
      expect([status, body.errors]).toEqual([
        400,
        [{ field: 'cursor', message: 'Please pass next_cursor of the page before, unchanged' }],
      ])
    }
  })
})
