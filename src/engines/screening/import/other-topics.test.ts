import { describe, expect, it } from 'vitest'
import { namesOf, type Report, readList } from '../../../../test/read-list.ts'
import { xlsxOf } from '../../../../test/spreadsheets.ts'

describe('OpenSanctions entities', () => {
  const person = (id: string, properties: object, more = {}) =>
    `${JSON.stringify({ id, schema: 'Person', caption: id, properties: { name: [id], ...properties }, ...more })}\n`

  it.each([
    ['sanction', ['sanction']],
    ['sanction.linked', ['sanction.linked']],
    ['sanction.control', ['sanction.linked']],
    ['sanction.counter', ['sanction.counter']],
    ['debarment', ['debarment']],
    ['crime.fin', ['crime']],
    ['wanted', ['wanted']],
    ['poi', ['poi']],
    ['role.pep.natl', ['pep']],
    ['role.rca', ['rca']],
    ['export.control', ['regulatory']],
  ])('listed as %s are told as such and nothing more', async (topic, topics) => {
    const [entry] = await readList('opensanctions-ftm', person('Zubaydin', { topics: [topic] }))
    expect(entry?.topics).toEqual(topics)
  })

  it('of no such topic are not listed', async () => {
    expect(
      await readList('opensanctions-ftm', person('Zubaydin', { topics: ['role.pol', 'fin.bank', 'gov.soe'] })),
    ).toEqual([])
  })

  it('have their offices nested in them, or in lines before and behind', async () => {
    const post = { id: 'p1', schema: 'Position', properties: { name: ['Mayor of Lembah'] } }
    const nested = { positionOccupancies: [{ id: 'o1', schema: 'Occupancy', properties: { post: [post] } }] }
    const occupancy = { id: 'o1', schema: 'Occupancy', properties: { holder: ['Zubaydin'], post: ['p1'] } }
    const topics = ['role.pep']
    const flat = `${JSON.stringify(occupancy)}\n${person('Zubaydin', { topics })}${JSON.stringify(post)}\n`
    for (const text of [person('Zubaydin', { topics, ...nested }), flat]) {
      const [entry, ...more] = await readList('opensanctions-ftm', text)
      expect(more).toEqual([])
      expect(entry).toMatchObject({ topics: ['pep'], positions: ['Mayor of Lembah'] })
    }
  })

  it('bring passports and tax numbers, own or nested', async () => {
    const paper = { id: 'x', schema: 'Passport', properties: { number: ['C1112223'], country: ['id'] } }
    const properties = { topics: ['sanction'], taxNumber: ['99.888.777'], passport: [paper] }
    const [entry] = await readList('opensanctions-ftm', person('Zubaydin', properties))
    expect(entry?.identifiers).toEqual([
      { kind: 'tax', number: '99.888.777', country: null },
      { kind: 'passport', number: 'C1112223', country: 'ID' },
    ])
  })

  it('in the simple table leave wallets out', async () => {
    const head = 'id,schema,name,aliases,birth_date,countries,identifiers,sanctions,program_ids\n'
    const text = `${head}w,CryptoWallet,bc1,,,,,,\np,Person,Zubaydin,,1971,id,A1234567,,\n`
    expect(await readList('opensanctions-csv', text)).toMatchObject([
      { id: 'p', identifiers: [{ number: 'A1234567' }] },
    ])
  })
})

describe('the debarred of the World Bank', () => {
  const row = { SUPP_ID: 77, SUPP_NAME: 'PT FIKTIF JAYA*12', COUNTRY_NAME: 'Indonesia', DEBAR_REASON: 'Fraud' }

  it('are of a topic of their own, and never sanctioned', async () => {
    const text =
      'Firm Name,Address,Country,From Date,To Date,Grounds\nPT FIKTIF JAYA,Jakarta,Indonesia,01-JAN-2026,31-DEC-2028,Fraud\n'
    const [entry] = await readList('worldbank-debarred', text)
    expect(entry).toMatchObject({ topics: ['debarment'], kind: 'unknown', countries: ['ID'] })
    expect(entry?.programs).toEqual(['Fraud, 01-JAN-2026 – 31-DEC-2028'])
  })

  it('come as a workbook whose header goes over two rows', async () => {
    const head = ['Firm Name', 'Address', 'Country', 'Ineligibility Period', '', 'Grounds']
    const book = await xlsxOf([
      head,
      ['', '', '', 'From Date', 'To Date'],
      ['PT FIKTIF JAYA (A.K.A. PT FJ)', 'X', 'Indonesia', '1', '2', 'Fraud'],
    ])
    const reports: Report[] = []
    expect((await readList('worldbank-debarred', book, reports)).map(namesOf)).toEqual([['PT FIKTIF JAYA', 'PT FJ']])
    expect(reports).toEqual([])
  })

  it('come as the JSON of its own page, several debarments of one firm as one', async () => {
    const text = JSON.stringify({
      response: {
        ZPROCSUPP: [
          row,
          { ...row, DEBAR_REASON: 'Collusion', DEBAR_FROM_DATE: '2026-01-01', DEBAR_TO_DATE: '2999-12-31' },
        ],
      },
    })
    const [entry, ...more] = await readList('worldbank-debarred', text)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ id: '77', programs: ['Fraud', 'Collusion, 2026-01-01 – without an end'] })
    expect(namesOf(entry)).toEqual(['PT FIKTIF JAYA'])
  })
})
