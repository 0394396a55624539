import { ZipFile } from 'yazl'

/** A zip file of these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

type Cell = string | number
type Sheet = readonly (readonly Cell[])[]

/** A workbook as spreadsheet programs write it: shared texts, empty cells left out. */
export function xlsxOf(...sheets: readonly Sheet[]): Promise<Buffer> {
  const texts: string[] = []
  const cellOf = (cell: Cell, row: number, column: number) => {
    const reference = `${columnName(column)}${row + 1}`
    if (cell === '') return ''
    if (typeof cell === 'number') return `<c r="${reference}" s="1"><v>${cell}</v></c>`
    texts.push(cell)
    return `<c r="${reference}" t="s"><v>${texts.length - 1}</v></c>`
  }
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
  }
  for (const [at, sheet] of sheets.entries()) {
    const rows = sheet.map(
      (cells, row) => `<row r="${row + 1}">${cells.map((cell, c) => cellOf(cell, row, c)).join('')}</row>`,
    )
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`
  }
  parts['xl/sharedStrings.xml'] =
    `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  return zipOf(parts)
}

/** A spreadsheet as LibreOffice writes it: empty cells and rows repeated to the edge, notes inside cells. */
export function odsOf(sheet: readonly (readonly string[])[]): Promise<Buffer> {
  const cellOf = (cell: string) => {
    if (cell === '') return '<table:table-cell/>'
    const note = '<office:annotation><text:p>a note</text:p></office:annotation>'
    return `<table:table-cell office:value-type="string">${note}<text:p>${escaped(cell)}</text:p></table:table-cell>`
  }
  const rows = sheet.map(
    (cells) =>
      `<table:table-row>${cells.map(cellOf).join('')}<table:table-cell table:number-columns-repeated="16300"/></table:table-row>`,
  )
  const edge =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="List">${rows.join('')}${edge}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}
