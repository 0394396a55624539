import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { newId } from '../../lib/ids.ts'
import { inTransaction, type Tx } from '../../platform/database/database.ts'
import { createLiveScreening } from './live-screening.ts'
import type { ListVersion } from './screening.ts'
import { insertVersion, lockList, noteChecked, switchVersion } from './store.ts'

const DAY_MS = 86_400_000

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function publish(tx: Tx, digit: string) {
  const [id, code] = [newId(), 'csv']
  await lockList(tx, {
    code,
    format: 'csv',
    sourceUrls: [],
    topics: ['sanction'],
    importerRevision: 0,
    origin: { validators: [], version: null },
  })
  await insertVersion(tx, { id, code })
  await switchVersion(tx, { id, code, sha256: Buffer.from(digit.repeat(64), 'hex'), entryCount: 0 })
}

it('is refreshed to what is current when it is asked, also while it loads what was current before', async () => {
  const live = createLiveScreening({ db: database.db, pollMs: 1_000, onError: () => undefined })
  await inTransaction(database.db, (tx) => publish(tx, '1'))

  const loading = await inTransaction(database.db, async (tx) => {
    // A load has seen which versions there are, and comes no farther.
    await sql`LOCK TABLE screening_entries IN ACCESS EXCLUSIVE MODE`.execute(tx)
    const first = live.refresh()
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true)
    await publish(tx, '2')
    return { first }
  })
  const second = live.refresh()

  const versions = [(await loading.first).lists(), (await second).lists()].map(([list]) => list?.version)
  expect(versions).toEqual(['111111111111', '222222222222'])
})

it('tells when a source was last asked, also where it had no news', async () => {
  const live = createLiveScreening({ db: database.db, pollMs: 1_000, onError: () => undefined })
  await inTransaction(database.db, (tx) => publish(tx, '3'))
  await sql`UPDATE screening_lists SET checked_at = now() - interval '40 days'`.execute(database.db)
  const ageOf = ([list]: readonly ListVersion[]) => Date.now() - (list?.checkedAt.getTime() ?? 0)
  expect(ageOf((await live.refresh()).lists())).toBeGreaterThan(39 * DAY_MS)

  await inTransaction(database.db, (tx) =>
    noteChecked(tx, { code: 'csv', sourceUrls: [], origin: { validators: [], version: null } }),
  )

  const screening = await live.refresh()
  const query = { name: 'Velimir Kostoradov', kind: null, birthDate: null, birthPlace: null, countries: [], sex: null }
  for (const lists of [screening.lists(), screening.screen(query).lists, screening.within([]).lists()]) {
    expect(ageOf(lists)).toBeLessThan(DAY_MS)
  }
})

async function isWaiting(): Promise<boolean> {
  const found = await sql`SELECT 1 FROM pg_locks WHERE NOT granted
    AND relation = 'screening_entries'::regclass`.execute(database.db)
  return found.rows.length > 0
}
