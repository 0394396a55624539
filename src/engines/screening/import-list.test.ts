import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { plainCsv } from './import/plain-csv.ts'
import { importList } from './import-list.ts'
import type { ListSource } from './list-importer.ts'
import { createLiveScreening } from './live-screening.ts'
import { listStored } from './store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function source(text: string, breaksOff = false): ListSource {
  return {
    name: 'own.csv',
    async *open() {
      yield Buffer.from(text)
      if (breaksOff) throw new Error('connection lost')
    },
  }
}

const rows = (count: number, prefix = 'Velimir') =>
  `id,name\n${Array.from({ length: count }, (_, at) => `${at},${prefix} Kostoradov${'abcdefghij'[at % 10]}${at}`).join('\n')}\n`

function take(text: string, options: { breaksOff?: boolean; acceptsShrunk?: boolean; code?: string } = {}) {
  const { breaksOff = false, acceptsShrunk = false, code = 'own' } = options
  const sources = [source(text, breaksOff)]
  return importList(database.db, {
    code,
    importer: plainCsv,
    sources,
    sourceUrls: [],
    acceptsShrunk,
    onProgress: () => undefined,
  })
}

const current = async (code: string) => (await listStored(database.db)).find((list) => list.code === code)

describe('importing a list', () => {
  it('switches to it when its last entry is in', async () => {
    expect(await take(rows(1_200))).toMatchObject({ kind: 'imported', entryCount: 1_200 })
    expect(await current('own')).toMatchObject({ entryCount: 1_200, topics: ['sanction'] })
  })

  it('that has not changed keeps the version', async () => {
    const before = await current('own')
    expect(await take(rows(1_200))).toMatchObject({ kind: 'unchanged', entryCount: 1_200 })
    expect((await current('own'))?.versionId).toBe(before?.versionId)
  })

  it.each([
    ['breaks off', rows(1_300), { breaksOff: true }, /connection lost/],
    ['is damaged', `${rows(1_300)}x\n`, {}, /Line 1302: 1 cells/],
    ['is empty', 'id,name\n', {}, /no entries/],
    ['has an id twice', `${rows(1_300)}7,Somebody Else\n`, {}, /Line 1302: Two entries have the id 7/],
    ['has lost most of its entries', rows(100), {}, /accept-shrunk/],
  ])('that %s keeps the old version', async (_what, text, options, reason) => {
    const before = await current('own')
    await expect(take(text, options)).rejects.toThrow(reason)
    expect(await current('own')).toEqual(before)
  })

  it('twice at once leaves one whole version', async () => {
    await Promise.all([take(rows(700, 'Harqasi'), { code: 'twice' }), take(rows(900, 'Harqasi'), { code: 'twice' })])
    const list = await current('twice')
    const live = createLiveScreening({ db: database.db, pollMs: 0, onError: () => undefined })
    const loaded = (await live.current()).lists().find((each) => each.list === 'twice')
    expect([700, 900]).toContain(list?.entryCount)
    expect(loaded?.entryCount).toBe(list?.entryCount)
  })
})

describe('the lists in memory', () => {
  it('switch to a new version, and the old index answers until then', async () => {
    await take('id,name\n1,Zubaydin Harqasi\n', { code: 'live' })
    const live = createLiveScreening({ db: database.db, pollMs: 1_000_000, onError: () => undefined })
    const find = async (name: string) => {
      const screening = await live.current()
      const query = { name, kind: null, birthDate: null, birthPlace: null, countries: [], sex: null }
      return screening.screen(query).matches.map((match) => `${match.list}:${match.entry.id}`)
    }
    expect(await find('Zubaydin Harqasi')).toContain('live:1')

    await take('id,name\n2,Orlindo Sempaverde\n', { code: 'live' })
    expect(await find('Orlindo Sempaverde')).not.toContain('live:2')
    await live.refresh()
    expect(await find('Orlindo Sempaverde')).toContain('live:2')
    expect(await find('Zubaydin Harqasi')).not.toContain('live:1')
  })
})
