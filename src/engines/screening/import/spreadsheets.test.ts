import { describe, expect, it } from 'vitest'
import { namesOf, readList } from '../../../../test/read-list.ts'
import { xlsxOf, zipOf } from '../../../../test/spreadsheets.ts'

describe('a table of your own', () => {
  it('has numbers, and knows the Indonesian words', async () => {
    const text =
      'id;name;kind;birth_date;country;nik;npwp\n1;Zubaydin;Orang;17 Agustus 1970;UK;3578012508700001;09.254.294.3-407.000\n'
    expect(await readList('csv', text)).toMatchObject([
      {
        kind: 'person',
        birthDates: ['1970-08-17'],
        countries: ['GB'],
        identifiers: [
          { kind: 'national_id', number: '3578012508700001' },
          { kind: 'tax', number: '09.254.294.3-407.000' },
        ],
      },
    ])
  })

  it('may have its aliases in the name, as DTTOT does', async () => {
    const [entry] = await readList('csv', 'id,name,aliases\n1,Zubaydin Harqasi alias Abu Lembah,Zubay\n')
    expect(namesOf(entry)).toEqual(['Zubaydin Harqasi', 'Abu Lembah', 'Zubay'])
  })

  it('refuses the kind it does not know', async () => {
    await expect(readList('csv', 'id,name,kind\n1,Velimir,Badut\n')).rejects.toThrow(
      /^Line 2: The kind “Badut” is not known/,
    )
  })

  it('says which columns it lacks', async () => {
    await expect(readList('csv', 'nomor;nama\n1;Velimir\n')).rejects.toThrow(/“id” and “name”.*semicolons/)
  })
})

describe('a hostile spreadsheet', () => {
  const book = (sheet: string, more = {}) =>
    zipOf({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<R><Relationship Id="a" Target="/xl/s.xml"/></R>',
      'xl/s.xml': sheet,
      ...more,
    })
  const head =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
  const ods = (rows: string) =>
    zipOf({ 'content.xml': `<d xmlns:table="t" xmlns:text="x"><table:table>${rows}</table:table></d>` })
  const odsCell = (text: string, more = '') => `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`

  it.each([
    [
      'a text that never ends',
      () => book(`<w><d>${head}<row r="2"><c r="A2" t="str"><v>${'x'.repeat(5_000_000)}</v></c></row></d></w>`),
      /longer than 4 MB/,
    ],
    ['entities', () => book('<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'), /DOCTYPE/],
    ['nesting without end', () => book('<a>'.repeat(1_000)), /nested more than/],
    [
      'a shared text that is not there',
      () => book(`<w><d>${head}<row r="2"><c r="A2" t="s"><v>7</v></c></row></d></w>`),
      /^Line 2: A cell names the shared text 7/,
    ],
    [
      'a column at the edge',
      () => book(`<w><d>${head}<row r="2"><c r="XFD2"><v>7</v></c></row></d></w>`),
      /^Line 2: The row has more than 200 cells/,
    ],
    ['a cut off sheet', () => book(`<w><d>${head}`), /cut off/],
    [
      'a row that stands for a million',
      () =>
        ods(
          `<table:table-row>${odsCell('id')}${odsCell('name')}</table:table-row><table:table-row table:number-rows-repeated="1000000">${odsCell('1')}${odsCell('V')}</table:table-row>`,
        ),
      /^Line 2: The row stands for more than/,
    ],
    [
      'a cell that stands for thousands',
      () => ods(`<table:table-row>${odsCell('id', 'table:number-columns-repeated="9000"')}</table:table-row>`),
      /^Line 1: The row has more than 200 cells/,
    ],
    ['no sheet', () => zipOf({ 'list.csv': 'id,name\n' }), /unpack it first/],
    [
      'a sheet that is missing',
      () =>
        zipOf({
          'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>',
          'xl/_rels/workbook.xml.rels': '<R><Relationship Id="a" Target="s.xml"/></R>',
        }),
      /has no xl\/s\.xml/,
    ],
  ])('with %s is refused', async (_what, make, reason) => {
    await expect(readList('csv', await make())).rejects.toThrow(reason)
  })

  it('that is cut off or has been tampered with is refused', async () => {
    const good = await xlsxOf([
      ['id', 'name'],
      ['1', 'Velimir'],
    ])
    await expect(readList('csv', good.subarray(0, good.length - 30))).rejects.toThrow(/The spreadsheet is damaged/)
    const wrong = Buffer.from(good)
    const at = wrong.indexOf('xl/worksheets')
    wrong.fill(0xff, at + 30, at + 60)
    await expect(readList('csv', wrong)).rejects.toMatchObject({ name: 'DamagedListError' })
  })

  it('that unpacks to far more than it is is read without keeping it', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `<row r="${at + 2}">${`<!--${' '.repeat(1_000_000)}-->`}</row>`,
    ).join('')
    const bomb = await book(
      `<w><d>${head}<row r="900"><c r="A900"><v>7</v></c><c r="B900" t="str"><v>Velimir</v></c></row>${rows}</d></w>`,
    )
    expect(bomb.length).toBeLessThan(200_000)
    expect(await readList('csv', bomb)).toMatchObject([{ id: '7' }])
  })
})
