import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { outbound, receiver } from '../../../test/outbound/rig.ts'
import { plainCsv } from './import/plain-csv.ts'
import { importList } from './import-list.ts'
import { listStored } from './store.ts'
import { updateDue } from './update-lists.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function take(code: string, url: string, text: string): Promise<void> {
  const source = {
    name: 'own.csv',
    async *open() {
      yield Buffer.from(text)
    },
  }
  const wanted = { code, importer: plainCsv, sources: [source], sourceUrls: [url], acceptsShrunk: false }
  await importList(database.db, { ...wanted, onProgress: () => undefined })
}

describe('updateDue', () => {
  it('takes what is new, notes what has not changed, and keeps the old list where the download broke off', async () => {
    const { url } = await receiver((request, response) => {
      if (request.url === '/grown') response.end('id,name\n1,Velimir\n2,Dobrilo\n')
      else if (request.url === '/same') response.end('id,name\n1,Velimir\n')
      else response.writeHead(200, { 'content-length': '1000' }).write('id,name\n9,Half', () => response.destroy())
    })
    for (const code of ['grown', 'same', 'broken']) await take(code, `${url}/${code}`, 'id,name\n1,Velimir\n')
    const updated = new Map<string, string>()
    const failed = new Map<string, string>()
    const options = {
      db: database.db,
      outbound: outbound(),
      lookMs: 1_000,
      dueMs: -1,
      onUpdated: (list: string, { kind, entryCount }: { kind: string; entryCount: number }) =>
        updated.set(list, `${kind} ${entryCount}`),
      onError: (list: string, error: unknown) => failed.set(list, String(error)),
    }

    await updateDue(options)

    expect(Object.fromEntries(updated)).toEqual({ grown: 'imported 2', same: 'unchanged 1' })
    expect([...failed.keys()]).toEqual(['broken'])
    const stored = new Map((await listStored(database.db)).map((each) => [each.code, each.entryCount]))
    expect(Object.fromEntries(stored)).toEqual({ grown: 2, same: 1, broken: 1 })
  })
})
