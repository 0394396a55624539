import { describe, expect, it } from 'vitest'
import { documents, FACE, plainPicture, reader, watcher } from '../../../../test/ktp-rig.ts'
import { type PrintedLine, pictureWithPortrait, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import type { Documents } from '../../../engines/documents/documents.ts'
import type { Ocr } from '../../../engines/ocr/ocr.ts'
import { todayInIndonesia } from '../../../lib/calendar-date.ts'
import { loadAreas } from '../../../lib/nik/areas.ts'
import { findCard } from './find-card.ts'
import { readCard } from './read-card.ts'

const TODAY = todayInIndonesia(new Date('2026-11-30T00:00:00Z'))
const CARD = readingOf(printedCard())
const LETTER = readingOf([{ text: 'Dengan hormat', left: 0.2, top: 0.1 }])

/** A file whose pages show a card where this says so, and a letter elsewhere. */
async function find(pages: readonly boolean[], faces = watcher([])) {
  const opened: number[] = []
  const rendered: Documents = {
    ...documents,
    render: async (_bytes, { page }) => {
      opened.push(page)
      return { kind: 'picture', picture: pages[page] === true ? pictureWithPortrait() : plainPicture(200) }
    },
  }
  const ocr: Ocr = { ...reader(CARD), read: async ({ width }) => (width === 200 ? LETTER : CARD) }
  const file = { id: 'a', pageCount: pages.length, password: undefined, bytes: async () => new Uint8Array(1) }
  const search = { documents: rendered, ocr, faces, areas: await loadAreas(), today: TODAY, isFaceWanted: false }
  const found = await findCard(file, { ...search, signal: new AbortController().signal })
  if (found.kind !== 'card') throw new Error(found.message)
  return { ...found, opened }
}

describe('the page of a file that is a card', () => {
  it('is looked for page by page, no farther than the first card', async () => {
    const { page, document, opened } = await find([false, true, true])
    expect({ page, result: document.result, opened }).toEqual({ page: 1, result: 'PASS', opened: [0, 1] })
  })

  it('is the first one where none is a card, and five pages are enough', async () => {
    const { page, document, opened } = await find(Array.from({ length: 12 }, () => false))
    expect({ page, reason: document.reason_code, opened }).toEqual({
      page: 0,
      reason: 'NOT_A_KTP',
      opened: [0, 1, 2, 3, 4],
    })
  })
})

describe('a face', () => {
  it('is looked for only where the other signs leave doubt', async () => {
    let asked = 0
    const faces = { ...watcher([], [FACE]), find: async () => [FACE].slice(asked++) }
    await find([true], faces)
    expect(asked).toBe(0)
  })
})

describe('a value on two lines', () => {
  it.each([
    ['in a column', 0.5],
    ['behind its colon', 0.28],
  ])('is read whole %s', async (_where, left) => {
    const lines: PrintedLine[] = printedCard().flatMap((line) => {
      if (line.text === ': DEDI KUSUMA HIDAYAT') {
        return [
          { ...line, text: ': RADEN MAS ARYA KUSUMO', left },
          { ...line, text: 'WICAKSONO PUTRO', left: left + 0.05, top: line.top + 0.055 },
        ]
      }
      return [line.top > 0.31 && line.left < 1.2 ? { ...line, top: line.top + 0.055 } : line]
    })
    const reading = readingOf(lines)
    const ocr: Ocr = { ...reader(reading), read: async () => reading }
    const { values } = await readCard(pictureWithPortrait(), {
      ocr,
      areas: await loadAreas(),
      today: TODAY,
      renderPart: async () => null,
      signal: new AbortController().signal,
    })
    expect(values.fields.name.value).toBe('RADEN MAS ARYA KUSUMO WICAKSONO PUTRO')
  })
})
