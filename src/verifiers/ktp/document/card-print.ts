import { dateAtEnd } from '../../../engines/forms/printed-date.ts'
import { isInk, type TextRun, textOf } from '../../../engines/forms/text-run.ts'
import type { ParsedCard } from '../reading/parse-card.ts'

/** How the lines of a card are printed, beside what they say. */
export interface CardPrint {
  /** Height of the NIK against the other values: a card prints it half as high again, a typed page alike. */
  readonly nikSize: number | null
  /** Height of province and regency against the values. */
  readonly headerSize: number | null
  /** Whether a date stands apart from the rows, as the date of issue under the portrait does. */
  readonly hasIssueDate: boolean
}

/** Looks at sizes and at what stands apart. */
export function lookAtPrint({ frame, rows, header }: ParsedCard): CardPrint {
  const values = Object.entries(rows).flatMap(([row, value]) => (row === 'nik' ? [] : value.runs))
  const size = middle(values.map(pitchOf))
  const sizeOf = (runs: readonly TextRun[]) => {
    const own = middle(runs.map(pitchOf))
    return own === null || size === null || values.length < 4 ? null : own / size
  }
  const inRows = new Set(Object.values(rows).flatMap(({ runs }) => runs.map(({ line }) => line)))
  return {
    nikSize: sizeOf(rows.nik?.runs ?? []),
    headerSize: sizeOf([...(header.province?.runs ?? []), ...(header.regency?.runs ?? [])]),
    hasIssueDate: frame.runs.some(
      (run) => !inRows.has(run.line) && textOf(run.cells).length <= 40 && dateAtEnd(run.cells)?.date != null,
    ),
  }
}

/** Width that a character takes: boxes of text are high by chance, their length is not. */
function pitchOf({ cells, left, right }: TextRun): number {
  return (right - left) / Math.max(1, cells.filter(isInk).length)
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}
