import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { outbound, receiver } from '../../../test/outbound/rig.ts'
import { downloadList } from './download-list.ts'
import { fetchSources } from './fetch-sources.ts'
import { ofacCsv } from './import/ofac-csv.ts'
import { openSanctionsFtm } from './import/opensanctions-ftm.ts'
import { plainCsv } from './import/plain-csv.ts'
import { importList } from './import-list.ts'
import { listStored, readEntries } from './store.ts'
import { updateDue, updateList } from './update-lists.ts'

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

describe('updateList', () => {
  const update = async (code: string) => {
    const list = (await listStored(database.db)).find((each) => each.code === code)
    if (list === undefined) throw new Error(`There is no list ${code}.`)
    return updateList({ db: database.db, outbound: outbound(), onProgress: () => undefined }, list)
  }

  it('asks by the ETag, and fetches all files of a list as soon as one is new', async () => {
    let version = 1
    const { url, requests } = await receiver((request, response) => {
      const etag = request.url === '/sdn.csv' ? `"${version}"` : '"alias"'
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
      else if (request.url === '/sdn.csv') response.writeHead(200, { etag }).end(sdn(version))
      else response.writeHead(200, { etag }).end('1,11,"aka","FALCON",-0-\r\n')
    })
    const urls = [`${url}/alt.csv`, `${url}/sdn.csv`]
    const first = {
      code: 'asked',
      importer: ofacCsv,
      sourceUrls: urls,
      acceptsShrunk: false,
      onProgress: () => undefined,
    }
    const sources = await Promise.all(urls.map((each) => downloadList(outbound(), each)))
    await importList(database.db, { ...first, sources })
    for (const source of sources) await source.close()

    expect(await update('asked')).toMatchObject({ kind: 'unchanged', entryCount: 1 })
    version = 2
    expect(await update('asked')).toMatchObject({ kind: 'imported', entryCount: 2 })
    expect(await update('asked')).toMatchObject({ kind: 'unchanged', entryCount: 2 })

    const asked = requests.slice(2).map((request) => [request.url, request.headers['if-none-match'] ?? 'whole'])
    expect(asked).toEqual([
      ['/alt.csv', '"alias"'],
      ['/sdn.csv', '"1"'],
      ['/alt.csv', '"alias"'],
      ['/sdn.csv', '"1"'],
      ['/alt.csv', 'whole'],
      ['/alt.csv', '"alias"'],
      ['/sdn.csv', '"2"'],
    ])
  })
})

const sdn = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at + 1},"HARQASI, Z${at}","individual",${'-0- ,'.repeat(8)}-0-\r\n`).join(
    '',
  )

describe('a dataset of OpenSanctions', () => {
  const line = (id: string, topics: readonly string[], more = {}) =>
    JSON.stringify({ id, schema: 'Person', caption: `Name ${id}`, properties: { topics, ...more } })
  const change = (op: string, entity: string) => `{"op":"${op}","entity":${entity}}`
  const gone = (id: string) => change('DEL', JSON.stringify({ id }))

  /** Answers as data.opensanctions.org does. */
  async function publish() {
    const state = { version: '20261101', deltas: ['20261101', '20261102', '20261103'], hasFile: true }
    const files: Readonly<Record<string, string>> = {
      '/entities.ftm.json': [
        line('a', ['sanction']),
        line('b', ['sanction']),
        line('c', ['role.pep'], { position: ['Mayor'] }),
      ].join('\n'),
      '/20261102/entities.delta.json': [
        change('MOD', line('b', ['debarment'])),
        change('ADD', line('d', ['poi'])),
      ].join('\n'),
      '/20261103/entities.delta.json': [gone('a'), change('MOD', line('c', ['role.pep'])), gone('never-listed')].join(
        '\n',
      ),
    }
    const { url, requests } = await receiver((request, response) => {
      const at = `http://${request.headers.host}`
      const versions = Object.fromEntries(state.deltas.map((each) => [each, `${at}/${each}/entities.delta.json`]))
      const index = {
        version: state.version,
        delta_url: `${at}/delta.json`,
        resources: [{ name: 'entities.ftm.json', url: `${at}/entities.ftm.json` }],
      }
      if (request.url === '/index.json') response.end(JSON.stringify(index))
      else if (request.url === '/delta.json') response.end(JSON.stringify({ versions }))
      else if (!state.hasFile && request.url !== '/entities.ftm.json') response.writeHead(404).end()
      else response.end(files[request.url ?? ''] ?? '')
    })
    return { url: `${url}/index.json`, requests, state }
  }

  async function take(code: string, url: string) {
    const fetched = await fetchSources(outbound(), [url], null)
    const { sources = [], version: sourceVersion = null } = fetched ?? {}
    const wanted = { code, importer: openSanctionsFtm, sources, sourceUrls: [url], sourceVersion, acceptsShrunk: false }
    await importList(database.db, { ...wanted, onProgress: () => undefined })
    for (const source of sources) await source.close()
  }

  const stored = async (code: string) => {
    const list = (await listStored(database.db)).find((each) => each.code === code)
    if (list === undefined) throw new Error(`There is no list ${code}.`)
    const entries = await readEntries(database.db, { versionId: list.versionId, after: '', limit: 100 })
    return { list, told: entries.map(({ id, topics, positions }) => [id, topics.join(), positions.join()]) }
  }
  const update = async (code: string) =>
    updateList({ db: database.db, outbound: outbound(), onProgress: () => undefined }, (await stored(code)).list)

  it('is fetched whole once, and then by its changes alone', async () => {
    const { url, requests, state } = await publish()
    await take('os', url)
    expect((await stored('os')).list).toMatchObject({ topics: ['pep', 'sanction'], sourceVersion: '20261101' })
    expect(await update('os')).toMatchObject({ kind: 'unchanged', entryCount: 3 })
    state.version = '20261103'
    requests.splice(0)

    expect(await update('os')).toMatchObject({ kind: 'imported', entryCount: 3 })

    expect(requests.map((request) => request.url)).not.toContain('/entities.ftm.json')
    const { list, told } = await stored('os')
    expect(told).toEqual([
      ['b', 'debarment', ''],
      ['c', 'pep', 'Mayor'],
      ['d', 'poi', ''],
    ])
    // Nobody on it is sanctioned any more: it clears nobody of that.
    expect(list.topics).toEqual(['debarment', 'pep', 'poi'])
  })

  it.each([
    ['the changes begin too late', { deltas: ['20261103'] }],
    ['a file of changes is missing', { hasFile: false }],
  ])('is fetched whole again where %s', async (what, broken) => {
    const { url, requests, state } = await publish()
    const code = what.replaceAll(' ', '-')
    await take(code, url)
    Object.assign(state, { version: '20261103' }, broken)
    requests.splice(0)

    expect(await update(code)).toMatchObject({ entryCount: 3 })

    expect(requests.map((request) => request.url)).toContain('/entities.ftm.json')
    expect((await stored(code)).list.sourceVersion).toBe('20261103')
  })

  it('takes a file of changes where there is a list to change, and refuses it where there is none', async () => {
    const { url } = await publish()
    await take('by-hand', url)
    const file = (text: string) => [{ name: 'entities.delta.json', open: () => Readable.from([Buffer.from(text)]) }]
    const wanted = { importer: openSanctionsFtm, sourceUrls: [], acceptsShrunk: false, onProgress: () => undefined }
    const changes = [gone('a'), change('ADD', line('e', ['wanted']))].join('\n')

    const outcome = await importList(database.db, { ...wanted, code: 'by-hand', sources: file(changes) })

    expect(outcome).toMatchObject({ kind: 'imported', entryCount: 3 })
    expect((await stored('by-hand')).told.map(([id]) => id)).toEqual(['b', 'c', 'e'])
    expect((await stored('by-hand')).list).toMatchObject({ sourceUrls: [url], sourceVersion: null })
    await expect(importList(database.db, { ...wanted, code: 'nothing', sources: file(changes) })).rejects.toThrow(
      /Import the whole/,
    )
    const before = await stored('by-hand')
    const cut = `${changes}\n{"op":"MOD","enti`
    await expect(importList(database.db, { ...wanted, code: 'by-hand', sources: file(cut) })).rejects.toThrow(
      /^Line 3: /,
    )
    expect(await stored('by-hand')).toEqual(before)
  })
})
