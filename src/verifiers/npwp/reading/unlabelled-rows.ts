import type { RawValue } from '../../../engines/forms/raw-value.ts'
import type { FormReading } from '../../../engines/forms/read-form.ts'
import { joinLines } from '../../../engines/forms/text-lines.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import type { PrintedNumber } from './find-numbers.ts'
import type { NpwpRow } from './npwp-layout.ts'

/** Lines of an address are at most so far apart, in heights of one; farther down something else is printed. */
const STEP_MAX = 2.6

/**
 * Name and address of a card that prints them without labels: under the number, from the same left end, over the tax
 * office. The first line is the name.
 */
export function unlabelledRows(
  { frame, labels, rows }: FormReading<NpwpRow>,
  numbers: readonly PrintedNumber[],
): Readonly<Partial<Record<NpwpRow, RawValue>>> {
  const main = numbers.find(({ of }) => of === 'npwp')
  if (main === undefined || rows.name?.foundBy === 'label' || rows.address?.foundBy === 'label') return {}
  const taken = new Set([...numbers.map(({ run }) => run.line), ...labels.map(({ run }) => run.line)])
  const office = labels.find(({ row }) => row === 'tax_office' || row === 'registered_at')
  const end = office?.run.y ?? Number.POSITIVE_INFINITY
  const lines = joinLines(frame.runs.filter(({ line }) => !taken.has(line)))
  const left = Math.min(...frame.runs.filter(({ line }) => line === main.run.line).map((run) => run.left))
  const below = lines.filter(
    (line) => line.y > main.run.y + main.run.height * 0.4 && line.y < end && line.left < left + main.run.height * 2,
  )
  const [name, ...address] = unbroken(below, numbers)
  return {
    ...(name === undefined ? {} : { name: { runs: [name], foundBy: 'place' } }),
    ...(address.length === 0 ? {} : { address: { runs: address, foundBy: 'place' } }),
  }
}

/** Lines until the first wide gap; the line of a NIK between them is none. */
function unbroken(lines: readonly TextRun[], numbers: readonly PrintedNumber[]): readonly TextRun[] {
  const cut = lines.findIndex((line, index) => {
    const before = lines[index - 1]
    if (before === undefined) return false
    const between = numbers.filter(({ run }) => run.y > before.y && run.y < line.y).length
    return line.y - before.y > before.height * STEP_MAX * (1 + between)
  })
  return cut < 0 ? lines : lines.slice(0, cut)
}
