import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRateLimiter } from '../src/features/limits/rate-limiter.ts'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

let database: TestDatabase
let platform: TestPlatform

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function tenantWith(limit: number) {
  const tenant = await platform.createTenant()
  await sql`UPDATE organizations SET rate_limit_per_minute = ${limit} WHERE id = ${tenant.organizationId}`.execute(
    database.db,
  )
  // A minute that no clock reaches during the test.
  await sql`INSERT INTO rate_windows (organization_id, minute, taken, granted)
    VALUES (${tenant.organizationId}, floor(extract(epoch FROM now()) / 60) + 60, 0, 0)`.execute(database.db)
  return tenant
}

it('tells every caller his limit, and refuses with Retry-After what is above it', async () => {
  const tenant = await tenantWith(3)
  const client = createClient(platform.url, tenant.liveKey)

  const first = await client.call('GET', '/services')
  expect(first.status).toBe(200)
  for (const name of ['ratelimit', 'x-ratelimit']) {
    expect(first.headers.get(`${name}-limit`)).toBe('3')
    expect(first.headers.get(`${name}-remaining`)).toBe('2')
    expect(Number(first.headers.get(`${name}-reset`))).toBeGreaterThan(0)
  }
  await client.call('GET', '/services')
  await client.call('GET', '/services')
  const refused = await client.call('GET', '/services')
  expect(refused).toMatchObject({ status: 429, body: { error_code: 'TOO_MANY_REQUESTS' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('ratelimit-remaining')).toBe('0')
})

it('gives out the limit exactly once among several nodes that ask at once', async () => {
  const { organizationId } = await tenantWith(250)
  const nodes = Array.from({ length: 3 }, () => createRateLimiter({ db: database.db, defaultLimit: 1 }))

  const asked = Array.from({ length: 600 }, (_, index) => nodes[index % 3]?.(organizationId))
  const standings = await Promise.all(asked)

  const allowed = standings.filter((each) => each?.isAllowed)
  expect(allowed).toHaveLength(250)
})

it('begins anew in the next minute', async () => {
  const { organizationId } = await tenantWith(1)
  const limiter = createRateLimiter({ db: database.db, defaultLimit: 1 })
  expect((await limiter(organizationId))?.isAllowed).toBe(true)
  expect((await limiter(organizationId))?.isAllowed).toBe(false)
  await sql`UPDATE rate_windows SET minute = minute - 120 WHERE organization_id = ${organizationId}`.execute(
    database.db,
  )

  const nextNode = createRateLimiter({ db: database.db, defaultLimit: 1 })
  expect((await nextNode(organizationId))?.isAllowed).toBe(true)
})

it('has a limit of its own for each organization, and one set for all others', async () => {
  const { organizationId } = await platform.createTenant()
  const limiter = createRateLimiter({ db: database.db, defaultLimit: 7 })
  expect(await limiter(organizationId)).toMatchObject({ isAllowed: true, limit: 7, remaining: 6 })
})
