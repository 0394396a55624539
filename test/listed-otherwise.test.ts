import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListAdministration, openLists } from '../src/compose/lists.ts'
import { readConfig } from '../src/config.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { xlsxOf } from './spreadsheets.ts'
import { bodyWhen, settledOf } from './until.ts'

const AML = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'

let database: TestDatabase
let platform: TestPlatform
let lists: ListAdministration
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, listsPollMs: 0 })
  lists = openLists({ db: database.db }, readConfig(settingsOf(database, platform.home)))
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await lists.close()
  await platform.stop()
  await database.drop()
})

async function bring(format: string, content: string | Buffer): Promise<void> {
  const place = join(platform.home.folder, format)
  await writeFile(place, content)
  await lists.import({ code: format, format, places: [place], acceptsShrunk: false }, () => undefined)
  await bodyWhen(client, '/lists', ({ items }) => items.some(({ list }: { list: string }) => list === format))
}

async function screen(name: string, more = {}) {
  const folder = await client.call('POST', '/folders', { name: crypto.randomUUID() })
  const body = { service_id: AML, folder_id: folder.body.id, configuration: { name, ...more } }
  return settledOf(client, (await client.call('POST', '/verifications', body)).body.id)
}

const checkOf = (output: { checks: readonly { code: string }[] }, code: string) =>
  output.checks.find((each) => each.code === code)

describe('somebody who is listed for another reason', () => {
  it('is neither sanctioned nor politically exposed, is shown, and decides no verdict', async () => {
    await bring('worldbank-debarred', 'Firm Name,Country,Grounds\nPT Fiktif Rudalindo,Indonesia,Fraud\n')

    const { output, output_status } = await screen('PT Fiktif Rudalindo')

    // No list of sanctions is loaded: that of the debarred says nothing of them.
    expect(output).toMatchObject({ is_sanctioned: null, is_pep: null, is_listed_otherwise: true })
    expect(output.matches).toEqual([expect.objectContaining({ topics: ['debarment'], program: 'Fraud' })])
    expect(checkOf(output, 'OTHER_LISTS_SCREENING')).toMatchObject({ result: 'FAIL', reason_code: 'OTHER_LISTS_MATCH' })
    expect(checkOf(output, 'SANCTIONS_SCREENING')).toMatchObject({ result: 'UNAVAILABLE' })
    expect(output_status).toBe('PARTIALLY_NOT_VERIFIED')
  })

  it('is beside one who is sanctioned, whose numbers are shown', async () => {
    const head = ['Nama', 'Deskripsi', 'Terduga', 'Kode Densus', 'Tgl Lahir', 'WN']
    const row = [
      'Zubaydin Harqasi alias Abu Lembah',
      '- NIK nomor: 3578012508700001',
      'Orang',
      'IDD-001',
      25_797,
      'Indonesia',
    ]
    await bring('dttot', await xlsxOf([head, row]))

    const { output } = await screen('Abu Lembah')

    expect(output).toMatchObject({ is_sanctioned: true, is_listed_otherwise: false })
    expect(output.matches).toEqual([
      expect.objectContaining({
        match_id: 'dttot:IDD-001',
        birth_date: '1970-08-17',
        identifiers: [{ kind: 'national_id', number: '3578012508700001', country: null }],
      }),
    ])
  })

  it('is found by a number of his under any name, however it is written', async () => {
    const named = await screen('Budi Contohwati', { identifiers: ['3578-0125-0870-0001'] })
    expect(named.output.is_sanctioned).toBe(true)
    expect(named.output.matches).toEqual([
      expect.objectContaining({ match_id: 'dttot:IDD-001', reasons: [{ code: 'NUMBER_SAME', effect: 0.95 }] }),
    ])
    const both = await screen('Zubaydin Harqasi', { identifiers: ['3578012508700001'] })
    expect(both.output.matches[0].reasons.map((each: { code: string }) => each.code)).toEqual([
      'NUMBER_SAME',
      'NAME_SAME',
    ])
    const other = await screen('Budi Contohwati', { identifiers: ['3578012508700002'] })
    expect(other.output).toMatchObject({ is_sanctioned: false, matches: [] })
  })

  it('stands on a list whose licence is told', async () => {
    const { body } = await client.call('GET', '/lists')
    expect(body.items.map((each: { list: string; licence: string }) => [each.list, each.licence])).toEqual([
      ['dttot', expect.stringContaining('PPATK')],
      ['worldbank-debarred', expect.stringContaining('World Bank')],
    ])
  })
})
