import type { RawValue } from '../../../engines/forms/raw-value.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import { ROWS, type RowName } from '../layout/fields.ts'
import type { Piece } from './cut-pieces.ts'
import type { Label } from './find-labels.ts'
import { fitRow } from './fit-row.ts'

/** A piece in the column of the values that stands beside no label. */
export interface LoosePiece {
  readonly run: TextRun
  /** What stands left of it on its row, in the column of the labels; null: nothing, so it may continue the row above. */
  readonly head: TextRun | null
}

interface Gaps {
  readonly labels: readonly Label[]
  /** Values found on the row of their label. */
  readonly beside: ReadonlyMap<RowName, readonly Piece[]>
  readonly rest: readonly LoosePiece[]
  readonly pitch: number
}

type Rows = Partial<Record<RowName, RawValue>>

/** How well a further row of text fits as continuation of a value. Closed lists do not wrap. */
const CONTINUES: Readonly<Partial<Record<RowName, number>>> = {
  name: 0.35,
  birth: 0.3,
  address: 0.6,
  village: 0.25,
  district: 0.25,
  marital_status: 0.1,
  occupation: 0.35,
  religion: 0.1,
}

/** Hands the rows of text that have no label to the rows of the card: as continuation, or for a label not read. */
export function fillGaps({ labels, beside, rest, pitch }: Gaps): Rows {
  const rows: Rows = {}
  for (const [row, pieces] of beside) rows[row] = { runs: pieces.map(({ run }) => run), foundBy: 'label' }
  const anchors = labels.filter(({ row }) => row !== 'blood_type').toSorted((a, b) => a.run.y - b.run.y)
  const free = rest.toSorted((a, b) => a.run.y - b.run.y)
  for (const [index, anchor] of anchors.entries()) {
    const next = anchors[index + 1]
    const end = next?.run.y ?? anchor.run.y + pitch * 8
    const between = free.filter(({ run }) => run.y > anchor.run.y && run.y < end)
    const missing = rowsBetween(anchor.row, next?.row).filter((row) => rows[row] === undefined)
    assign(rows, { start: anchor.row, missing, pieces: between })
  }
  return rows
}

function rowsBetween(from: RowName, to: RowName | undefined): readonly RowName[] {
  const names = ROWS.map(({ name }) => name)
  const end = to === undefined ? names.length : names.indexOf(to)
  return names.slice(names.indexOf(from) + 1, end).filter((row) => row !== 'blood_type')
}

interface Gap {
  readonly start: RowName
  readonly missing: readonly RowName[]
  readonly pieces: readonly LoosePiece[]
}

/** Which target each piece goes to, by index; null: to none. */
interface Plan {
  readonly score: number
  readonly targets: readonly (number | null)[]
}

const PIECES_MAX = 6

/** Hands the pieces out in the way that fits best; a piece that fits nowhere is left. */
function assign(rows: Rows, { start, missing, pieces }: Gap): void {
  const targets = [start, ...missing]
  const few = pieces.slice(0, PIECES_MAX)
  const plan = bestPlan({ targets, pieces: few, startsEmpty: rows[start] === undefined }, { score: 0, targets: [] })
  for (const [index, target] of plan.targets.entries()) {
    const row = target === null ? undefined : targets[target]
    const piece = few[index]
    if (row === undefined || piece === undefined) continue
    const before = rows[row]
    rows[row] = {
      runs: [...(before?.runs ?? []), piece.run],
      foundBy: before?.foundBy ?? (row === start ? 'label' : 'place'),
    }
  }
}

interface Choice {
  readonly targets: readonly RowName[]
  readonly pieces: readonly LoosePiece[]
  /** The first target has no value yet: the first piece given to it is its value, not a continuation. */
  readonly startsEmpty: boolean
}

function bestPlan(choice: Choice, plan: Plan): Plan {
  const piece = choice.pieces[plan.targets.length]
  if (piece === undefined) return plan
  const given = plan.targets.filter((target) => target !== null)
  const current = given.at(-1) ?? 0
  const left = bestPlan(choice, { ...plan, targets: [...plan.targets, null] })
  const used = choice.targets.slice(current).map((row, offset) => {
    const target = current + offset
    const isFirst = offset > 0 || (given.length === 0 && choice.startsEmpty)
    const gain = isFirst ? fitRow(row, piece.run.cells, piece.head) : continuation(row, piece)
    return bestPlan(choice, { score: plan.score + gain, targets: [...plan.targets, target] })
  })
  return [left, ...used].reduce((best, each) => (each.score > best.score ? each : best))
}

function continuation(row: RowName, piece: LoosePiece): number {
  return piece.head === null ? (CONTINUES[row] ?? -1) : -1
}
