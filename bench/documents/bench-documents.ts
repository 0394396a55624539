import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import type { Documents } from '../../src/engines/documents/documents.ts'
import { readTable } from '../../src/engines/tables/read-table.ts'
import type { TableLayout } from '../../src/engines/tables/tables.ts'
import { CATALOG, pdfOf, stream } from '../../test/documents/pdf.ts'
import { peakMemoryMb } from '../process-memory.ts'

const PAGES = 400
const ROWS = 60
const COLUMNS = 6
const PICTURE_EVERY = 40
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** A statement of many pages read page by page, and one page of a million letters. */
export async function benchDocuments(print: (line: string) => void): Promise<object> {
  const documents = createDocuments()
  try {
    const statement = pdf(Array.from({ length: PAGES }, (_, page) => tablePage(page)))
    const read = await readAll(documents, statement)
    print(
      `${PAGES} pages, ${read.cells} cells, ${read.rows} rows of tables, ${read.lines} lines, ${read.pictures} pictures of 1600 pixels`,
    )
    print(`${read.msPerPage.toFixed(1)} ms a page, ${peakMemoryMb()} MB with the decoders, ${statement.length} bytes`)
    const huge = await readAll(documents, pdf([lettersPage(1_000_000)]))
    print(`a page of 1,000,000 letters: ${Math.round(huge.msPerPage)} ms, cut: ${huge.cut}, unread: ${huge.unread}`)
    return { statement: read, huge, rss_mb: peakMemoryMb() }
  } finally {
    await documents.close()
  }
}

async function readAll(documents: Documents, bytes: Uint8Array) {
  const beganAt = performance.now()
  const pages = await documents.pages(bytes)
  if (pages.kind === 'refused') throw new Error(pages.message)
  const count = { cells: 0, rows: 0, lines: 0, pictures: 0, cut: 0, unread: 0 }
  for await (const page of pages) {
    if (page.kind === 'refused') {
      count.unread += 1
      continue
    }
    count.cells += page.cells?.length ?? 0
    const table = readTable({ texts: page.cells ?? [], lines: page.lines ?? [] }, LAYOUT)
    count.rows += table?.rows.length ?? 0
    count.lines += page.lines?.length ?? 0
    if (page.isCut) count.cut += 1
    if (page.number % PICTURE_EVERY === 0 && (await page.picture(1600)).kind === 'picture') count.pictures += 1
  }
  return { ...count, msPerPage: (performance.now() - beganAt) / pages.pageCount }
}

const HEADINGS = ['Nomor', 'Tanggal', 'Uraian', 'Debet', 'Kredit', 'Saldo']
const LAYOUT: TableLayout<'number' | 'balance'> = {
  headings: { number: ['nomor'], balance: ['saldo'] },
  needed: ['number', 'balance'],
  anchors: { number: /^\d/ },
}

function tablePage(page: number): string {
  const head = HEADINGS.map((text, at) => `1 0 0 1 ${30 + at * 90} 815 Tm (${text}) Tj`).join(' ')
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const cells = Array.from(
      { length: COLUMNS },
      (_, at) => `1 0 0 1 ${30 + at * 90} ${800 - row * 13} Tm (${page}.${row}.${at}) Tj`,
    )
    return `BT /F 9 Tf ${cells.join(' ')} ET 30 ${796 - row * 13} m 560 ${796 - row * 13} l S`
  })
  return `BT /F 9 Tf ${head} ET ${rows.join('\n')}`
}

function lettersPage(count: number): string {
  const perRow = 1_000
  const rows = Array.from({ length: count / perRow }, (_, row) => {
    return `1 0 0 1 1 ${840 - row * 0.8} Tm (${'abcdefghij'.repeat(perRow / 10)}) Tj`
  })
  return `BT /F 0.6 Tf ${rows.join('\n')} ET`
}

/** One page of A4 for each content. */
function pdf(contents: readonly string[]): Buffer {
  const kids = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const pages = contents.flatMap((content, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    stream('', content),
  ])
  return pdfOf([CATALOG, `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`, FONT, ...pages])
}
