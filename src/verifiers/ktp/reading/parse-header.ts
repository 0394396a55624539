import { likeness } from '../../../engines/forms/likeness.ts'
import { joinRuns } from '../../../engines/forms/raw-value.ts'
import { type Cell, isInk, type TextRun, textOf } from '../../../engines/forms/text-run.ts'

/** The two lines on top of a card: province and regency. Null where none was found. */
export interface Header {
  /** Without the printed word PROVINSI. */
  readonly province: HeaderPlace | null
  /** With KABUPATEN or KOTA where the card prints it. */
  readonly regency: HeaderPlace | null
}

export interface HeaderPlace {
  readonly cells: readonly Cell[]
  readonly runs: readonly TextRun[]
  /** Whether the word that announces it (PROVINSI, KABUPATEN, KOTA) was read. */
  readonly isAnnounced: boolean
}

/** Lines that stand over some cards and are no place. */
const NOT_PLACES = ['REPUBLIK INDONESIA', 'KARTU TANDA PENDUDUK', 'KARTU IDENTITAS']

const REGENCY_WORDS = ['KABUPATEN', 'KOTA', 'KAB.']

/** Finds province and regency among the runs above the NIK. */
export function parseHeader(runs: readonly TextRun[]): Header {
  const lines = rowsOf(runs)
    .map(ownPart)
    .map((row) => ({ runs: row, cells: joinRuns(row) }))
    .filter(({ cells }) => cells.filter(isInk).length >= 3 && !isOther(cells))
  const provinceAt = lines.findIndex(({ cells }) => afterWord(cells, 'PROVINSI') !== null)
  const announced = lines.findIndex(({ cells }) => REGENCY_WORDS.some((word) => afterWord(cells, word) !== null))
  const first = provinceAt >= 0 ? provinceAt : lines.findIndex((_, index) => index !== announced)
  const line = lines[first]
  if (line === undefined) return { province: null, regency: regencyOf(lines[announced], true) }
  const own = afterWord(line.cells, 'PROVINSI') ?? line.cells
  const cut = wordStarts(own).find(
    (start) => start > 0 && REGENCY_WORDS.some((word) => afterWord(own.slice(start), word) !== null),
  )
  const province = { cells: own.slice(0, cut), runs: line.runs, isAnnounced: provinceAt >= 0 }
  if (cut !== undefined) {
    return { province, regency: { cells: own.slice(cut), runs: line.runs, isAnnounced: true } }
  }
  if (announced >= 0 && announced !== first) return { province, regency: regencyOf(lines[announced], true) }
  return { province, regency: regencyOf(lines[first + 1], false) }
}

interface HeaderLine {
  readonly runs: readonly TextRun[]
  readonly cells: readonly Cell[]
}

function regencyOf(line: HeaderLine | undefined, isAnnounced: boolean): HeaderPlace | null {
  return line === undefined ? null : { ...line, isAnnounced }
}

function rowsOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const rows: TextRun[][] = []
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && Math.abs(first.y - run.y) < first.height * 0.45) row.push(run)
    else rows.push([run])
  }
  return rows.map((row) => row.toSorted((a, b) => a.left - b.left))
}

/** Words that stand far apart, in heights of a line, are not one line of print. */
const APART = 3

/** Of a row with words far apart, those that are announced as province or regency: others lie beside the card. */
function ownPart(row: readonly TextRun[]): readonly TextRun[] {
  const parts: TextRun[][] = []
  for (const run of row) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    if (part !== undefined && last !== undefined && run.left - last.right < run.height * APART) part.push(run)
    else parts.push([run])
  }
  const isAnnounced = (part: readonly TextRun[]) =>
    ['PROVINSI', ...REGENCY_WORDS].some((word) => afterWord(joinRuns(part), word) !== null)
  return parts.find(isAnnounced) ?? row
}

/** The cells after a word that the text begins with, misreadings allowed; null when it begins otherwise. */
function afterWord(cells: readonly Cell[], word: string): readonly Cell[] | null {
  const found = likeness(cells.slice(0, word.length + 3), word, { prefix: true })
  if (found.cost > word.length * 0.25) return null
  const next = cells[found.end]
  // KOTAWARINGIN and KOTABARU begin like KOTA; a long word may well have lost its space.
  if (word.length < 6 && next !== undefined && isInk(next) && /[A-Za-z]/.test(next.char)) return null
  const rest = cells.slice(found.end)
  const start = rest.findIndex(({ char }) => /[A-Za-z0-9]/.test(char))
  return start < 0 ? null : rest.slice(start)
}

function wordStarts(cells: readonly Cell[]): readonly number[] {
  return cells.flatMap((cell, index) => {
    const before = cells[index - 1]
    return isInk(cell) && (before === undefined || !isInk(before)) ? [index] : []
  })
}

function isOther(cells: readonly Cell[]): boolean {
  const text = textOf(cells)
  return NOT_PLACES.some((other) => text.includes(other) || likeness(cells, other).cost < other.length * 0.3)
}
