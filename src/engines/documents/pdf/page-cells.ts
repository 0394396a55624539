import type { Box, TextCell } from '../documents.ts'
import { after, type Matrix, mapBox, onPage } from './page-map.ts'
import { inModule, type Pdfium, textFrom, withRoom } from './pdfium.ts'

/** Characters looked at on one page, and cells made of them: more is said to be cut. */
const CHARACTERS_MAX = 200_000
const CELLS_MAX = 20_000
const CODE_POINT_MAX = 0x10ffff
/** FS_RECTF (fpdfview.h): left, top, right, bottom as floats. */
const RECT_BYTES = 16
/** FPDF_TEXTRENDERMODE_INVISIBLE (fpdf_edit.h). */
const INVISIBLE = 3
/** Of the height of the letters: a wider gap parts two cells. A blank is about 0.3, one of a typewriter 0.5. */
const GAP = 0.6
/** Of the height: letters of one line stand on one height, up to superscripts. */
const SHIFT = 0.5

interface Letter {
  readonly index: number
  readonly text: string
  readonly box: Box
}

export interface PagePlace {
  /** From the page to 0–1 of its picture. */
  readonly map: Matrix
  /** Of the upright page, in points. */
  readonly size: { readonly width: number; readonly height: number }
}

/** Text of a page in cells: letters of one line without a wide gap between them, in the order of the file. */
export function readCells(
  pdfium: Pdfium,
  page: number,
  place: PagePlace,
): { readonly cells: readonly TextCell[]; readonly isCut: boolean } {
  const textPage = pdfium._FPDFText_LoadPage(page)
  if (textPage === 0) return { cells: [], isCut: false }
  try {
    return withRoom(pdfium, RECT_BYTES, (room) => {
      const toCell = cellMaker(pdfium, textPage, place)
      const cells: TextCell[] = []
      const isWhole = collect(
        letterReader(pdfium, textPage, { room, place }),
        pdfium._FPDFText_CountChars(textPage),
        (run) => {
          const cell = toCell(run)
          if (cell !== null) cells.push(cell)
          return cells.length < CELLS_MAX
        },
      )
      return { cells, isCut: !isWhole }
    })
  } finally {
    pdfium._FPDFText_ClosePage(textPage)
  }
}

/** Gives each run of letters to `take` until it says no; answers whether the page was read to its end. */
function collect(
  letterAt: (index: number) => Letter | 'blank' | 'break',
  count: number,
  take: (run: readonly Letter[]) => boolean,
): boolean {
  let run: Letter[] = []
  let blanks = 0
  const flush = () => {
    const ended = run
    run = []
    blanks = 0
    return ended.length === 0 || take(ended)
  }
  for (let index = 0; index < Math.min(count, CHARACTERS_MAX); index += 1) {
    const letter = letterAt(index)
    if (letter === 'blank') blanks += 1
    else if (letter === 'break') {
      if (!flush()) return false
    } else {
      const last = run.at(-1)
      const isApart = last !== undefined && (blanks > 1 || isFar(last.box, letter.box))
      if (isApart && !flush()) return false
      run.push(blanks > 0 && run.length > 0 ? { ...letter, text: ` ${letter.text}` } : letter)
      blanks = 0
    }
  }
  return flush() && count <= CHARACTERS_MAX
}

/** Of letters that stand upright; of others, each is a cell. */
function isFar(before: Box, next: Box): boolean {
  const height = Math.max(before[3] - before[1], next[3] - next[1])
  const gap = next[0] - before[2]
  const shift = Math.abs((before[1] + before[3]) / 2 - (next[1] + next[3]) / 2)
  return gap > GAP * height || gap < -height || shift > SHIFT * height
}

interface Reading {
  readonly room: number
  readonly place: PagePlace
}

/** Boxes are in points of the upright page, down from its top. */
function letterReader(pdfium: Pdfium, textPage: number, { room, place }: Reading) {
  const { map, size } = place
  const upright = after(map, [size.width, 0, 0, size.height, 0, 0])
  const unicodeAt = inModule(pdfium, '_FPDFText_GetUnicode')
  const boxAt = inModule(pdfium, '_FPDFText_GetLooseCharBox')
  return (index: number): Letter | 'blank' | 'break' => {
    const code = Number(unicodeAt(textPage, index))
    if (code === 10 || code === 13) return 'break'
    if (code <= 32 || code > CODE_POINT_MAX || code === 0xa0) return 'blank'
    if (Number(boxAt(textPage, index, room)) === 0) return 'blank'
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 4)
    return { index, text: String.fromCodePoint(code), box: mapBox(upright, [left, bottom, right, top]) }
  }
}

/** What a cell says of its font is asked of its first letter. */
function cellMaker(pdfium: Pdfium, textPage: number, { size }: PagePlace) {
  const sizeAt = inModule(pdfium, '_FPDFText_GetFontSize')
  const fontAt = inModule(pdfium, '_FPDFText_GetFontInfo')
  const objectAt = inModule(pdfium, '_FPDFText_GetTextObject')
  const modeOf = inModule(pdfium, '_FPDFTextObj_GetTextRenderMode')
  return (letters: readonly Letter[]): TextCell | null => {
    const [first] = letters
    const box = onPage(mapBox([1 / size.width, 0, 0, 1 / size.height, 0, 0], around(letters)))
    if (first === undefined || box === null) return null
    const object = Number(objectAt(textPage, first.index))
    const font = textFrom(pdfium, 'utf-8', (at, bytes) => Number(fontAt(textPage, first.index, at, bytes, 0)))
    return {
      text: letters.map(({ text }) => text).join(''),
      box,
      fontSize: Number(sizeAt(textPage, first.index)),
      font: font === '' ? null : font,
      isHidden: object !== 0 && Number(modeOf(object)) === INVISIBLE,
    }
  }
}

function around(letters: readonly Letter[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { box } of letters) {
    left = Math.min(left, box[0])
    top = Math.min(top, box[1])
    right = Math.max(right, box[2])
    bottom = Math.max(bottom, box[3])
  }
  return [left, top, right, bottom]
}
