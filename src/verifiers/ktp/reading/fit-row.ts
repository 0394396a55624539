import { closestTerm, likeness } from '../../../engines/forms/likeness.ts'
import { type Cell, type TextRun, textOf } from '../../../engines/forms/text-run.ts'
import { COUNTRIES } from '../layout/countries.ts'
import { ROWS, type RowName } from '../layout/fields.ts'
import { VOCABULARY } from '../layout/vocabulary.ts'

/**
 * How well a text fits a row: by its shape, and by what stands where its label must be, too badly read to be one.
 * About 2 for a sure one, below 0 for one that cannot be.
 */
export function fitRow(row: RowName, cells: readonly Cell[], head: TextRun | null): number {
  return shapeFit(row, cells) + (head === null ? 0 : labelFit(row, head))
}

/** Half of a label's letters are worth nothing, all of them 1.5. */
function labelFit(row: RowName, head: TextRun): number {
  const letters = head.cells.filter(({ char }) => /[A-Za-z]/.test(char))
  const labels = ROWS.find(({ name }) => name === row)?.labels ?? []
  const best = Math.max(...labels.map((label) => 1 - likeness(letters, label).cost / label.length))
  return Math.max(-0.3, (best - 0.5) * 3)
}

function shapeFit(row: RowName, cells: readonly Cell[]): number {
  const text = textOf(cells)
  switch (row) {
    case 'birth':
      return birthFit(text)
    case 'valid_until':
      return /^\d{2}.?\d{2}.?\d{4}$/.test(text) ? 2 : termFit(cells, ['SEUMUR HIDUP'])
    case 'rt_rw':
      return /^\d{1,3}\s?[/1I|]\s?\d{1,3}$/.test(text) ? 2 : -1
    case 'nik':
      return text.replaceAll(/\D/g, '').length >= 13 ? 2 : -1
    case 'gender':
    case 'religion':
    case 'marital_status':
      return termFit(cells, VOCABULARY[row])
    case 'nationality':
      return termFit(cells, [...VOCABULARY.nationality, ...COUNTRIES])
    case 'occupation':
      return Math.max(0.5, termFit(cells, VOCABULARY.occupation))
    case 'blood_type':
      return -1
    case 'name':
    case 'village':
    case 'district':
      return /\d/.test(text) ? -0.2 : 0.7
    case 'address':
      return 0.7
  }
}

function birthFit(text: string): number {
  if (!/\d{2}.?\d{2}.?\d{4}/.test(text)) return -0.5
  return /[A-Z]{3}/.test(text) ? 2 : 0.5
}

function termFit(cells: readonly Cell[], terms: readonly string[]): number {
  const closest = closestTerm(cells, terms)
  return closest !== null && closest.cost < closest.term.length * 0.25 ? 2 : -1
}
