import { slice, type TextRun } from '../../../engines/forms/text-run.ts'
import type { ParsedCard } from './parse-card.ts'

/** The label of the blood type, and between where the type may stand. */
export interface BloodPlace {
  readonly label: TextRun
  /** Behind the last letter of the label: its box may reach farther and hold a dash that was not read. */
  readonly left: number
  readonly right: number
}

/** Where a blood type must stand on a card on which no text was found for it. Null when there is nothing to look for. */
export function bloodPlace({ labels, rows, valueColumn }: ParsedCard): BloodPlace | null {
  const found = labels.find(({ row }) => row === 'blood_type')
  if (found === undefined || rows.blood_type !== undefined) return null
  const label = slice(found.run, found.from, found.to)
  const { right, height } = label
  const isInColumn = valueColumn !== null && right < valueColumn
  const lastLetter = label.cells.at(-1)?.x ?? right
  return {
    label,
    left: lastLetter + height * 0.28,
    right: isInColumn ? valueColumn + height * 1.5 : right + height * 3.2,
  }
}
