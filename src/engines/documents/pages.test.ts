import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { CATALOG, ONE_PAGE, pdfOf, stream } from '../../../test/documents/pdf.ts'
import { createDocuments } from './create-documents.ts'
import type { Box, DocumentPages, Page, Refusal, UnreadPage } from './documents.ts'

const documents = createDocuments()
afterAll(() => documents.close())
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name))

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** One page of 200 × 100 points with this content. */
function drawn(content: string, entries = ''): Buffer {
  const resources = '<< /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>'
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] ${entries} /Contents 4 0 R /Resources ${resources} >>`
  const image = stream(
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    'x',
  )
  return pdfOf([CATALOG, ONE_PAGE, page, stream('', content), FONT, image])
}

/** Many pages, each with its number. */
function book(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const pages = Array.from({ length: count }, (_, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    stream('', `BT /F 12 Tf 10 50 Td (Page number ${index}) Tj ET`),
  ]).flat()
  return pdfOf([CATALOG, `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, FONT, ...pages])
}

async function open(bytes: Uint8Array, options = {}): Promise<DocumentPages> {
  const pages = await documents.pages(bytes, options)
  if (pages.kind === 'refused') throw new Error(pages.message)
  return pages
}

async function first(bytes: Uint8Array): Promise<Page> {
  for await (const page of await open(bytes)) if (page.kind === 'page') return page
  throw new Error('no page')
}

const textsOf = (page: Page) => page.cells?.map(({ text }) => text)

describe('a page', () => {
  it('gives text in cells, parted where a wide gap or another line is', async () => {
    const content = 'BT /F 10 Tf 10 80 Td (Opening balance) Tj 120 0 Td (1.000,00) Tj -120 -20 Td (Next line) Tj ET'
    const page = await first(drawn(content))

    expect(textsOf(page)).toEqual(['Opening balance', '1.000,00', 'Next line'])
    expect(page).toMatchObject({ source: 'text_layer', isCut: false, size: { width: 200, height: 100 } })
    const [label, amount] = page.cells ?? []
    expect(label).toMatchObject({ font: 'Helvetica', fontSize: 10, isHidden: false })
    expect(amount?.box[0]).toBeCloseTo(130 / 200, 2)
    expect(amount?.box[3]).toBeCloseTo(1 - 78 / 100, 1)
  })

  it('tells text that nobody sees', async () => {
    const page = await first(drawn('q 200 0 0 100 0 0 cm /X Do Q BT 3 Tr /F 10 Tf 10 80 Td (Scanned) Tj ET'))

    expect(page).toMatchObject({ source: 'both', pictureShare: 1 })
    expect(page.cells).toMatchObject([{ text: 'Scanned', isHidden: true }])
  })

  it('tells a scan and an empty page apart', async () => {
    expect(await first(drawn('q 200 0 0 100 0 0 cm /X Do Q'))).toMatchObject({ source: 'picture', cells: [] })
    expect(await first(drawn(''))).toMatchObject({ source: 'nothing', cells: [], lines: [], pictureShare: 0 })
  })

  it('cannot be asked for text where it is a picture, which is not the same as having none', async () => {
    const page = await first(fixture('corners.heic'))

    expect(page).toMatchObject({ source: 'picture', cells: null, lines: null, size: null })
    expect(await page.picture(50)).toMatchObject({ kind: 'picture' })
  })

  it('gives ruling lines: strokes, thin boxes and the edges of boxes', async () => {
    const page = await first(drawn('10 50 m 190 50 l S  20 10 0.5 80 re f  40 20 100 40 re S'))

    const count = (direction: string) => page.lines?.filter((each) => each.direction === direction).length
    expect([count('horizontal'), count('vertical')]).toEqual([3, 3])
    expect(page.lines?.[0]?.box.map((each) => Math.round(each * 100))).toEqual([5, 50, 95, 50])
  })

  it('says that it is cut where it holds more than is let through', async () => {
    const rowOf = (row: number) => `1 0 0 1 10 ${90 - row * 0.15} Tm ${'(a) Tj 1 0 Td '.repeat(50)}`
    const rows = Array.from({ length: 500 }, (_, row) => rowOf(row))
    const page = await first(drawn(`BT /F 0.1 Tf ${rows.join('')} ET`))

    expect(page.isCut).toBe(true)
    expect(page.cells?.length).toBe(20_000)
  })

  it('has its text in boxes where its picture has it, however it is turned and cropped', async () => {
    const cases = fc.record({
      turn: fc.constantFrom(0, 90, 180, 270),
      crop: fc.constantFrom('', '/CropBox [20 10 180 90]'),
      x: fc.integer({ min: 30, max: 120 }),
      y: fc.integer({ min: 20, max: 70 }),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ turn, crop, x, y }) => {
        const page = await first(drawn(`BT /F 10 Tf ${x} ${y} Td (HH) Tj ET`, `/Rotate ${turn} ${crop}`))
        const ink = inkOf(await page.picture(800))
        const cells = page.cells ?? []
        const box: Box = [
          Math.min(...cells.map((each) => each.box[0])),
          Math.min(...cells.map((each) => each.box[1])),
          Math.max(...cells.map((each) => each.box[2])),
          Math.max(...cells.map((each) => each.box[3])),
        ]
        // Ink lies within its cell, which is as tall as the tallest letters are.
        expect(box[0]).toBeLessThanOrEqual(ink[0] + 0.01)
        expect(box[1]).toBeLessThanOrEqual(ink[1] + 0.01)
        expect(box[2]).toBeGreaterThanOrEqual(ink[2] - 0.01)
        expect(box[3]).toBeGreaterThanOrEqual(ink[3] - 0.01)
        expect((box[2] - box[0]) * (box[3] - box[1])).toBeLessThan(4 * (ink[2] - ink[0]) * (ink[3] - ink[1]))
      }),
      { numRuns: 25 },
    )
  })
})

describe('the pages of a document', () => {
  it('come one by one, those that were asked for, and say how many there are', async () => {
    const pages = await open(book(30), { from: 3, to: 6 })
    const read: (Page | UnreadPage)[] = []
    for await (const page of pages) read.push(page)

    expect(pages).toMatchObject({ type: 'PDF', pageCount: 30, from: 3, to: 6 })
    expect(read.map((page) => page.kind === 'page' && textsOf(page)?.[0])).toEqual([
      'Page number 3',
      'Page number 4',
      'Page number 5',
    ])
  })

  it('end where the document ends', async () => {
    expect(await open(book(2), { from: 1, to: 9 })).toMatchObject({ pageCount: 2, from: 1, to: 2 })
    await expect(documents.pages(book(1), { from: 2, to: 1 })).rejects.toThrow(RangeError)
  })

  it('may be read twice, and by several at once', async () => {
    const pages = await open(book(5))
    const numbers = async () => {
      const all: number[] = []
      for await (const { number } of pages) all.push(number)
      return all
    }

    expect(await Promise.all([numbers(), numbers()])).toEqual([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ])
  })

  it('are not mixed up with those of another document that is read at the same time', async () => {
    const short = createDocuments({ processesMax: 1 })
    const read = async (bytes: Uint8Array) => {
      const pages = await short.pages(bytes)
      const texts: unknown[] = []
      if (pages.kind === 'pages') for await (const page of pages) texts.push(page.kind === 'page' && textsOf(page)?.[0])
      return texts
    }
    const other = drawn('BT /F 10 Tf 10 80 Td (Another) Tj ET')

    const [numbered, another, again] = await Promise.all([read(book(4)), read(other), read(other)])
    await short.close()

    expect(numbered).toEqual([0, 1, 2, 3].map((index) => `Page number ${index}`))
    expect([another, again]).toEqual([['Another'], ['Another']])
  })

  it('cost a page that cannot be read its place, and no other', async () => {
    const strict = createDocuments({ pixelsMax: 500 })
    const raw = { width: 20, height: 60, channels: 3 as const, pageHeight: 20 }
    const tiff = await sharp(Buffer.alloc(20 * 60 * 3), { raw })
      .tiff()
      .toBuffer()
    const pages = await strict.pages(tiff)
    const numbers: number[] = []
    if (pages.kind === 'pages') for await (const { number } of pages) numbers.push(number)
    await strict.close()

    expect(numbers).toEqual([0, 1, 2])
  })

  it('are refused where there are too many, or the password is missing', async () => {
    const few = createDocuments({ pagesMax: 20 })
    expect(await few.pages(book(21))).toMatchObject({ kind: 'refused', reason: 'TOO_MANY_PAGES' })
    await few.close()
    const locked = fixture('three-pages-encrypted.pdf')
    expect(await documents.pages(locked)).toMatchObject({ reason: 'ENCRYPTED' })
    expect(await documents.pages(locked, { password: 'wrong' })).toMatchObject({ reason: 'WRONG_PASSWORD' })
  })
})

describe('the facts of a file', () => {
  it('say how a PDF was made, and how often it was saved', async () => {
    const info = '<< /Producer (Absah Test) /CreationDate (D:20261130120000) >>'
    const objects = [CATALOG, ONE_PAGE, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>', info]
    const file = pdfOf(objects).toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Info 4 0 R')

    expect(await documents.facts(Buffer.from(file, 'latin1'))).toMatchObject({
      kind: 'facts',
      pdf: { version: '1.7', producer: 'Absah Test', createdAt: 'D:20261130120000', creator: null, signatures: [] },
    })
  })

  it('name the end of each time it was saved', async () => {
    const once = await savedPdf()
    const xref = once.lastIndexOf('startxref')
    const at = Number(once.subarray(xref).toString().match(/\d+/)?.[0])
    const more = `xref\n0 0\ntrailer << /Root 1 0 R /Size 4 /Prev ${at} >>\nstartxref\n${once.length}\n%%EOF\n`

    const { pdf } = await factsOf(Buffer.concat([once, Buffer.from(more)]))

    expect(pdf?.revisionEnds).toEqual([once.length, once.length + more.length])
    expect((await factsOf(once)).pdf?.revisionEnds).toHaveLength(1)
  })

  it('name the fonts, and whether the file brings them', async () => {
    const { pdf } = await factsOf(drawn('BT /F 10 Tf 10 80 Td (A) Tj ET'))

    expect(pdf?.fonts).toEqual([{ name: 'Helvetica', isEmbedded: false, pages: [0] }])
  })

  it('are none of a picture', async () => {
    expect(await factsOf(fixture('corners.heic'))).toEqual({ kind: 'facts', pdf: null })
  })
})

/** With a table of its objects, as a program saves it. */
async function savedPdf(): Promise<Buffer> {
  const objects = [CATALOG, ONE_PAGE, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>']
  let body = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${body}${table}trailer << /Root 1 0 R /Size 4 >>\nstartxref\n${body.length}\n%%EOF\n`)
}

async function factsOf(bytes: Uint8Array) {
  const facts = await documents.facts(bytes)
  if (facts.kind === 'refused') throw new Error(facts.message)
  return facts
}

/** Where a picture is dark, in 0–1. */
function inkOf(
  drawing: { kind: 'picture'; picture: { width: number; height: number; data: Uint8Array } } | Refusal,
): Box {
  if (drawing.kind === 'refused') throw new Error(drawing.message)
  const { width, height, data } = drawing.picture
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let at = 0; at < width * height; at += 1) {
    if ((data[at * 3] ?? 255) > 128) continue
    left = Math.min(left, at % width)
    right = Math.max(right, (at % width) + 1)
    top = Math.min(top, Math.floor(at / width))
    bottom = Math.max(bottom, Math.floor(at / width) + 1)
  }
  return [left / width, top / height, right / width, bottom / height]
}
