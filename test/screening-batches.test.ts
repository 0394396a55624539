import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '../src/cli/program.ts'
import { plainCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { AML_SERVICE_ID } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { bodyWhen, settledOf } from './until.ts'

const PRICE = 5

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let stranger: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const open = async function* () {
    yield Buffer.from('id,name,birth_date,passport\n1,Zubaydin Harqasi,1971,\n2,Orlindo Sempaverde,1960,X1234567\n')
  }
  await importList(database.db, {
    ...{ code: 'csv', importer: plainCsv, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: false, onProgress: () => undefined },
  })
  platform = await startPlatform({ database })
  tenant = await platform.createTenant({ credits: 6_000 })
  key = createClient(platform.url, tenant.liveKey)
  stranger = createClient(platform.url, (await platform.createTenant()).liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Nasabah' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const send = (entries: readonly object[], client = key, rest: object = {}) =>
  client.call('POST', '/screenings/batch', { folder_id: folderId, entries, ...rest })
const whenOver = (id: string) => bodyWhen(key, `/screenings/batch/${id}`, (body) => body.overall_status === 'COMPLETED')

async function made(organizationId = tenant.organizationId): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM verifications
    WHERE organization_id = ${organizationId}`.execute(database.db)
  return found.rows[0]?.count ?? 0
}
const balance = async () => (await key.call('GET', '/credits')).body.balance

describe('a batch of names', () => {
  it('is screened in the background, each entry paid by itself, and its results come by page in its order', async () => {
    const before = await made()
    const names = Array.from({ length: 30 }, (_, at) =>
      at === 7 ? 'Zubaydin Harqasi' : `Budi Contoh ${'abcdefghij'[at % 10]}x`,
    )
    const { status, body } = await send(names.map((name, at) => ({ name, customer_reference: `C-${at}` })))
    expect(status).toBe(202)
    expect(body).toEqual({ id: expect.any(String), folder_id: folderId, total: 30, overall_status: 'IN_QUEUE' })

    const done = await whenOver(body.id)
    expect(done).toMatchObject({ id: body.id, total: 30, counts: [{ status: 'COMPLETED', count: 30 }] })
    const pages = [0, 1, 2].map((at) =>
      key.call('GET', `/screenings/batch/${body.id}?page_size=10&page_offset=${at * 10}`),
    )
    const items = (await Promise.all(pages)).flatMap((page) => page.body.items)
    expect(items.map((each) => each.input_config.name)).toEqual(names)
    expect(items.map((each) => each.output_status === 'NOT_VERIFIED')).toEqual(names.map((_, at) => at === 7))
    expect(items.every((each) => each.credit_used === PRICE && each.result_id === body.id)).toBe(true)
    expect(await made()).toBe(before + 30)
  })

  it('of 1,000 is taken, and another organization’s name is screened before all of them are', async () => {
    const { status, body } = await send(Array.from({ length: 1_000 }, () => ({ name: 'Budi Contohwati' })))
    expect([status, body.total]).toEqual([202, 1_000])
    const folder = (await stranger.call('POST', '/folders', { name: 'Lain' })).body.id
    const asked = { service_id: AML_SERVICE_ID, folder_id: folder, configuration: { name: 'Siti Contohwati' } }
    await settledOf(stranger, (await stranger.call('POST', '/verifications', asked)).body.id)
    const { counts } = (await key.call('GET', `/screenings/batch/${body.id}`)).body
    expect(counts).not.toEqual([{ status: 'COMPLETED', count: 1_000 }])
    await sql`UPDATE verifications SET status = 'CANCELLED' WHERE result_id = ${body.id}
      AND status = 'IN_QUEUE'`.execute(database.db)
  }, 60_000)

  it('is made once under its Idempotency-Key', async () => {
    const again = createClient(platform.url, tenant.liveKey, { 'idempotency-key': crypto.randomUUID() })
    const first = await send([{ name: 'Budi' }, { name: 'Siti' }], again)
    const before = await made()
    const second = await send([{ name: 'Budi' }, { name: 'Siti' }], again)
    expect([first.status, second.status, second.body.id]).toEqual([202, 202, first.body.id])
    expect(Object.keys(second.body)).toEqual(Object.keys(first.body))
    expect(await made()).toBe(before)
    expect((await send([{ name: 'Other' }], again)).status).toBe(400)
  })

  it('is refused as a whole: a wrong entry, too many, none, another’s folder, too few credits', async () => {
    const before = [await made(), await balance()]
    const wrong = await send([{ name: 'Budi' }, { name: '..' }, { nama: 'Siti' }])
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors.map((each: { field: string }) => each.field)).toEqual(
      expect.arrayContaining(['entries.1.name', 'entries.2.name', 'entries.2.nama']),
    )
    expect((await send(Array.from({ length: 1_001 }, () => ({ name: 'Budi' })))).status).toBe(400)
    expect((await send([])).status).toBe(400)
    expect((await send([{ name: 'Budi' }], stranger)).status).toBe(404)
    const poor = await platform.createTenant({ credits: 2 * PRICE })
    const client = createClient(platform.url, poor.liveKey)
    const folder_id = (await client.call('POST', '/folders', { name: 'Sedikit' })).body.id
    const entries = [{ name: 'Budi' }, { name: 'Siti' }, { name: 'Dewi' }]
    expect((await client.call('POST', '/screenings/batch', { folder_id, entries })).body).toMatchObject({
      error_code: 'INSUFFICIENT_BALANCE',
    })
    expect(await made(poor.organizationId)).toBe(0)
    expect([await made(), await balance()]).toEqual(before)
  })

  it('comes from a CSV file on the command line, and goes as a table', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'absah-names-'))
    const file = join(folder, 'names.csv')
    const rows = [
      'name,birth_date,customer_reference,identifiers',
      'Zubaydin Harqasi,,C-1,',
      '"Contohwati, Budi",1990-05-06,=C-2,A0000001; A0000002',
      'Siti Contohwati,,C-3,A0000003;X-123 4567',
    ]
    await writeFile(file, `${rows.join('\n')}\n`)
    const run = async (...args: string[]) => {
      const out = new PassThrough()
      const terminal = { env: {}, out, err: new PassThrough(), in: new PassThrough() }
      await runProgram(terminal, ['screen', ...args, '--url', platform.url, '--key', tenant.liveKey])
      return String(out.read())
    }
    const lines = (await run(file)).trimEnd().split('\n')
    expect(lines).toEqual([
      'name,customer_reference,status,output_status,is_sanctioned,is_sanction_possible,is_pep,matches,verification_id',
      expect.stringMatching(/^Zubaydin Harqasi,C-1,COMPLETED,NOT_VERIFIED,true,false,,csv:1,[0-9a-f-]{36}$/),
      expect.stringMatching(/^"Contohwati, Budi",'=C-2,COMPLETED,PARTIALLY_NOT_VERIFIED,false,false,,,[0-9a-f-]{36}$/),
      expect.stringMatching(/^Siti Contohwati,C-3,COMPLETED,NOT_VERIFIED,true,false,,csv:2,[0-9a-f-]{36}$/),
    ])
    const before = await made()
    await writeFile(file, 'name,birth_date\nBudi,1990\nSiti\n')
    await expect(run(file)).rejects.toThrow(/[Ll]ine 3/)
    expect(await made()).toBe(before)
    await rm(folder, { recursive: true })
  })

  it('is nobody else’s', async () => {
    const { body } = await send([{ name: 'Budi' }])
    expect((await stranger.call('GET', `/screenings/batch/${body.id}`)).status).toBe(404)
    const inTest = createClient(platform.url, tenant.testKey)
    expect((await inTest.call('GET', `/screenings/batch/${body.id}`)).status).toBe(404)
  })
})
