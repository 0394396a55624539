import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { plainCsv } from './import/plain-csv.ts'
import { importList } from './import-list.ts'
import { createListChanges } from './list-changes.ts'
import { createLiveScreening } from './live-screening.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function publish(...rows: readonly string[]): Promise<number> {
  const open = async function* () {
    yield Buffer.from(`id,name,program\n${rows.join('\n')}\n`)
  }
  await importList(database.db, {
    ...{ code: 'own', importer: plainCsv, sources: [{ name: 'own.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: true, onProgress: () => undefined },
  })
  return (await createListChanges(database.db).current())[0]?.number ?? 0
}

async function changedSince(number: number): Promise<readonly string[]> {
  const changes = createListChanges(database.db)
  const [version] = await changes.current()
  const after = { since: number + 1, id: '' }
  const read = await changes.read({ versionId: version?.versionId ?? '', after, limit: 100 })
  return read.map(({ entry }) => entry.id)
}

it('tells entries that say something new from those that say what they said', async () => {
  const first = await publish('1,Velimir Kostoradov,A', '2,Zubaydin Harqasi,A')
  expect(await changedSince(0)).toEqual(['1', '2'])

  const next = await publish('1,Velimir Kostoradov,A', '2,Zubaydin Harqasi,B', '3,Orlindo Sempaverde,A')
  expect(await changedSince(first)).toEqual(['2', '3'])
  expect(await changedSince(next)).toEqual([])

  // Over two versions nothing is lost, though only the last one is asked.
  await publish('1,Velimir Kostoradov,A', '3,Orlindo Sempaverde,A', '4,Baldomar Quintessano,A')
  expect(await changedSince(first)).toEqual(['3', '4'])
})

it('weighs the words of some entries as among all of them', async () => {
  const common = Array.from({ length: 400 }, (_, at) => `c${at},Mansour Kostoradov${'abcdefghij'[at % 10]}${at},`)
  await publish(...common, 'x,Mansour Harqasi,')
  const all = await createLiveScreening({ db: database.db, pollMs: 0, onError: () => undefined }).current()
  const changes = createListChanges(database.db)
  const [version] = await changes.current()
  const read = await changes.read({ versionId: version?.versionId ?? '', after: { since: 0, id: '' }, limit: 1_000 })
  const some = all.within(read.filter(({ entry }) => entry.id === 'x').map(({ entry }) => ({ list: 'own', entry })))

  for (const name of ['Mansour Harqasi', 'Mansur Harkasi', 'Harqasi', 'Mansour Harqasi Bakri']) {
    const query = { name, kind: null, birthDate: null, birthPlace: null, countries: [], sex: null }
    const scoreIn = (screening: typeof all) =>
      screening.screen(query).matches.find(({ entry }) => entry.id === 'x')?.score
    expect([name, scoreIn(some)]).toEqual([name, scoreIn(all)])
  }
})
