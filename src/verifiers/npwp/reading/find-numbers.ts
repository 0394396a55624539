import { likeness } from '../../../engines/forms/likeness.ts'
import { joinLines } from '../../../engines/forms/text-lines.ts'
import { type Cell, slice, type TextRun } from '../../../engines/forms/text-run.ts'

/** A long number of a card, by the word in front of it. */
export interface PrintedNumber {
  readonly of: 'npwp' | 'nik'
  /** Its digits and what separates them. */
  readonly run: TextRun
  readonly digits: number
}

/** Digits with dots, dashes and spaces between them, letters that print of digits is taken for included. */
const STRETCH = /[0-9OoQDIlL|SZB][0-9OoQDIlL|SZB .,\-–]{11,40}[0-9OoQDIlL|SZB]/g

/** Of a number most signs are digits without a doubt. */
const REAL_DIGITS_MIN = 12

/** `NPWP16`, where a blank or nothing stands in place of its colon. */
const LABEL_LENGTH = /^1[56](?=[ .]?[0-9 .-]{15,}$)/

/** Every long number, from top to bottom. `nikLabel`: where a label NIK was read, in a column of its own perhaps. */
export function findNumbers(runs: readonly TextRun[], nikLabel: TextRun | null): readonly PrintedNumber[] {
  return joinLines(runs).flatMap((line) => {
    const isOnRow = nikLabel !== null && Math.abs(nikLabel.y - line.y) < line.height * 0.5
    const text = line.cells.map(({ char }) => char).join('')
    return [...text.matchAll(STRETCH)].flatMap((found) => numberIn(line, found, isOnRow))
  })
}

function numberIn(
  line: TextRun,
  { 0: text, index: start }: RegExpExecArray,
  isNikRow: boolean,
): readonly PrintedNumber[] {
  const before = line.cells.slice(0, start)
  const isAfterLabel = endsLike(before, 'NPWP')
  const skipped = isAfterLabel && digitsIn(text) > 16 ? (LABEL_LENGTH.exec(text)?.[0].length ?? 0) : 0
  const own = text.slice(skipped)
  if (own.replaceAll(/[^0-9]/g, '').length < REAL_DIGITS_MIN) return []
  const run = slice(line, start + skipped, start + text.length)
  return [{ of: isNikRow || endsLike(before, 'NIK') ? 'nik' : 'npwp', run, digits: digitsIn(own) }]
}

function digitsIn(text: string): number {
  return text.replaceAll(/[ .,\-–]/g, '').length
}

/** Whether a word stands at the end of what is before a number, misread by a letter at most. */
function endsLike(cells: readonly Cell[], word: string): boolean {
  const letters = cells.filter(({ char }) => /[A-Za-z0-9|!]/.test(char))
  const tail = letters.slice(-word.length)
  return tail.length >= word.length - 1 && likeness(tail, word).cost <= 0.8
}
