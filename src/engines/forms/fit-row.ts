import { type FormLayout, type RowShape, rowOf } from './form-layout.ts'
import { closestTerm, likeness } from './likeness.ts'
import { type Cell, type TextRun, textOf } from './text-run.ts'

/** A text in the column of the values, and what stands where its label must be. */
export interface RowText {
  readonly cells: readonly Cell[]
  /** Null: nothing stands there. */
  readonly head: TextRun | null
}

/**
 * How well a text fits a row: by its shape, and by what stands where its label must be, too badly read to be one.
 * About 2 for a sure one, below 0 for one that cannot be.
 */
export function fitRow<Row extends string>(layout: FormLayout<Row>, name: Row, { cells, head }: RowText): number {
  const row = rowOf(layout, name)
  if (row === undefined) return -1
  return shapeFit(row.shape, cells) + (head === null ? 0 : labelFit(row.labels, head))
}

/** Half of a label's letters are worth nothing, all of them 1.5. */
function labelFit(labels: readonly string[], head: TextRun): number {
  const letters = head.cells.filter(({ char }) => /[A-Za-z]/.test(char))
  const best = Math.max(...labels.map((label) => 1 - likeness(letters, label).cost / label.length))
  return Math.max(-0.3, (best - 0.5) * 3)
}

function shapeFit(shape: RowShape, cells: readonly Cell[]): number {
  const text = textOf(cells)
  switch (shape.kind) {
    case 'place_and_date':
      return placeAndDateFit(text)
    case 'date':
      return /^\d{2}.?\d{2}.?\d{4}$/.test(text) ? 2 : termFit(cells, shape.terms)
    case 'pattern':
      return shape.pattern.test(text) ? 2 : -1
    case 'digits':
      return text.replaceAll(/\D/g, '').length >= shape.min ? 2 : -1
    case 'terms':
      return Math.max(shape.fitMin ?? -1, termFit(cells, shape.terms))
    case 'none':
      return -1
    case 'words':
      return /\d/.test(text) ? -0.2 : 0.7
    case 'text':
      return 0.7
  }
}

function placeAndDateFit(text: string): number {
  if (!/\d{2}.?\d{2}.?\d{4}/.test(text)) return -0.5
  return /[A-Z]{3}/.test(text) ? 2 : 0.5
}

function termFit(cells: readonly Cell[], terms: readonly string[]): number {
  const closest = closestTerm(cells, terms)
  return closest !== null && closest.cost < closest.term.length * 0.25 ? 2 : -1
}
