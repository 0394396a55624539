import { likeness } from '../../engines/forms/likeness.ts'
import { joinLines } from '../../engines/forms/text-lines.ts'
import { isInk, type TextRun } from '../../engines/forms/text-run.ts'
import type { Check } from '../verifier.ts'
import { MINISTRIES, OTHER_PAPERS, TITLES } from './reading/npwp-layout.ts'
import type { NpwpReadingOnCard } from './reading/read-card.ts'
import { failed, passed, unavailable } from './reasons.ts'

/** With so many points it is a tax card; a paper that names the office and a number has four at most. */
const POINTS_MIN = 5
const POINTS_UNCLEAR_MIN = 3

/** A card has a dozen lines of print, a letter or form far more. */
const LINES_MAX = 26

/** Whether the picture shows a tax card, by its words. Nothing is said about its being genuine. */
export function checkDocument({ reading, form, numbers }: NpwpReadingOnCard): Check {
  if (reading.lines.length === 0) return failed('NO_TEXT', 'No line of text was found.')
  const lines = joinLines(form.frame.runs)
  const hasTitle = lines.some((line) => contains(line, TITLES))
  const labels = new Set(form.labels.map(({ row }) => row))
  const points = [
    hasTitle ? 2 : 0,
    lines.some((line) => contains(line, MINISTRIES)) ? 1 : 0,
    labels.has('npwp') ? 1 : 0,
    numbers.some(({ of, digits }) => of === 'npwp' && [15, 16, 22].includes(digits.length)) ? 1 : 0,
    labels.has('tax_office') ? 1 : 0,
    labels.has('registered_at') ? 1 : 0,
  ].reduce((sum, each) => sum + each, 0)
  const other = OTHER_PAPERS.find((title) => lines.some((line) => contains(line, [title])))
  const found = `${points} of 7 points, ${lines.length} lines, ${other ?? 'no other title'}.`
  if (other !== undefined || lines.length > LINES_MAX) return failed('NOT_AN_NPWP_CARD', found)
  if (points >= POINTS_MIN && hasTitle) return passed('DOCUMENT_IS_NPWP', found)
  return points >= POINTS_UNCLEAR_MIN ? unavailable('NPWP_CARD_UNCLEAR', found) : failed('NOT_AN_NPWP_CARD', found)
}

/** Whether a line begins with one of some titles, spaces left out and misreadings allowed. */
function contains(line: TextRun, titles: readonly string[]): boolean {
  const letters = line.cells.filter((cell) => isInk(cell) && /[A-Za-z0-9|!]/.test(cell.char))
  return titles.some(
    (title) =>
      letters.length >= title.length * 0.8 &&
      likeness(letters.slice(0, title.length + 3), title, { prefix: true }).cost <= title.length * 0.2,
  )
}
