import { describe, expect, it } from 'vitest'
import { namesOf, readList } from '../../../../test/read-list.ts'
import { odsOf, xlsxOf } from '../../../../test/spreadsheets.ts'
import type { ListEntry } from '../screening.ts'

const DTTOT_HEAD = ['Nama', 'Deskripsi', 'Terduga', 'Kode Densus', 'Tpt Lahir', 'Tgl Lahir', 'WN', 'Alamat']
const DTTOT_ROWS = [
  [
    'Zubaydin Harqasi alias Abu Lembah ALIAS Zubay',
    "'- NIK nomor: 3578012508700001\n'- paspor nomor: A0987654\n'- pekerjaan: Guru",
    'Orang',
    'IDD-001',
    'Lembah',
    '4 Januari1973/4 November 1974',
    'Filipina',
    'Jl. Contoh 1',
  ],
  ['Yayasan Fiktif', '-', 'Korporasi', 'EDD-001', '-', '00/00/0000', 'Afganistan/Pakistan', '-'],
]

describe('DTTOT of PPATK', () => {
  const expectBoth = (entries: readonly ListEntry[]) => {
    expect(entries).toHaveLength(2)
    const [person, organization] = entries
    expect(namesOf(person)).toEqual(['Zubaydin Harqasi', 'Abu Lembah', 'Zubay'])
    expect(person).toMatchObject({ id: 'IDD-001', kind: 'person', topics: ['sanction'], countries: ['PH'] })
    expect(person?.birthDates).toEqual(['1973-01-04', '1974-11-04'])
    expect(person?.identifiers).toEqual([
      { kind: 'national_id', number: '3578012508700001', country: null },
      { kind: 'passport', number: 'A0987654', country: null },
    ])
    expect(organization).toMatchObject({ id: 'EDD-001', kind: 'organization', birthDates: [], countries: ['AF', 'PK'] })
  }
  const quoted = (rows: readonly (readonly string[])[], delimiter: string) =>
    rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n')

  it.each([',', ';', '\t'])('reads a CSV with %j between the cells', async (delimiter) => {
    expectBoth(await readList('dttot', quoted([DTTOT_HEAD, ...DTTOT_ROWS], delimiter)))
  })

  it('reads XLSX and ODS', async () => {
    expectBoth(await readList('dttot', await xlsxOf([['DTTOT per 2026'], [], DTTOT_HEAD, ...DTTOT_ROWS])))
    expectBoth(await readList('dttot', await odsOf([DTTOT_HEAD, ...DTTOT_ROWS])))
  })

  it('reads a day that the spreadsheet keeps as a number', async () => {
    const [entry] = await readList(
      'dttot',
      await xlsxOf([DTTOT_HEAD, ['Zubaydin', '', 'Orang', 'IDD-9', '', 25_797, 'WNI']]),
    )
    expect(entry?.birthDates).toEqual(['1970-08-17'])
  })

  it.each(['Badut', ''])('refuses the kind “%s” with its line, and makes nobody a person', async (kind) => {
    const row = ['Zubaydin', '', kind, 'IDD-9', '', '', '', '']
    await expect(readList('dttot', await xlsxOf([DTTOT_HEAD, ...DTTOT_ROWS, row]))).rejects.toThrow(
      /^Line 4: The kind .*orang/,
    )
  })

  it('keeps two parties of one code apart', async () => {
    const rows = ['Velimir', 'Dobrilo'].map((name) => [name, '', 'Orang', 'IDD-9', '', '', '', ''])
    const entries = await readList('dttot', await xlsxOf([DTTOT_HEAD, ...rows]))
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2)
  })

  it('says of an old Excel file what to do', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])
    await expect(readList('dttot', old)).rejects.toThrow(/save as XLSX/)
  })
})

describe('Proliferasi WMD of PPATK', () => {
  const persons = [
    [
      'Referensi',
      'Nama',
      'Gelar',
      'Tanggal Lahir',
      'Tempat Lahir',
      'Alias 1',
      'Alias 2',
      'Kewarganegaraan',
      'Nomor Paspor',
    ],
    ['ORANG ATAU INDIVIDUAL'],
    [
      'DPRKi.001',
      'Zubaydin Harqasi',
      'NA',
      '1 Mei 1983 atau 2 Oktober 1984',
      'Lembah',
      'Abu Lembah',
      'NA',
      'Korea Utara',
      'P-7654321',
    ],
  ]
  const organizations = [
    ['Referensi', 'Nama', 'Alias 1', 'Alamat 1', 'Informasi Lain'],
    ['KORPORASI ATAU ENTITAS'],
    ['DPRKe.001', 'PT Fiktif Rudal', 'PT FR', 'Jl. Contoh', 'NA'],
  ]

  it('reads the sheet of persons and that of organizations', async () => {
    const entries = await readList('ppatk-wmd', await xlsxOf(persons, organizations))
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['DPRKi.001', 'person'],
      ['DPRKe.001', 'organization'],
    ])
    expect(entries[0]).toMatchObject({ countries: ['KP'], birthDates: ['1983-05-01', '1984-10-02'] })
    expect(entries[0]?.identifiers).toEqual([{ kind: 'passport', number: 'P-7654321', country: null }])
    expect(namesOf(entries[1])).toEqual(['PT Fiktif Rudal', 'PT FR'])
  })
})
