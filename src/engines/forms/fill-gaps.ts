import type { Piece } from './cut-pieces.ts'
import type { Label } from './find-labels.ts'
import { fitRow } from './fit-row.ts'
import { type FormLayout, isAside, rowOf } from './form-layout.ts'
import type { RawValue } from './raw-value.ts'
import type { TextRun } from './text-run.ts'

/** A piece in the column of the values that stands beside no label. */
export interface LoosePiece {
  readonly run: TextRun
  /** What stands left of it on its row, in the column of the labels; null: nothing, so it may continue the row above. */
  readonly head: TextRun | null
}

interface Gaps<Row extends string> {
  readonly layout: FormLayout<Row>
  readonly labels: readonly Label<Row>[]
  /** Values found on the row of their label. */
  readonly beside: ReadonlyMap<Row, readonly Piece<Row>[]>
  readonly rest: readonly LoosePiece[]
  readonly pitch: number
}

/** What was found for the rows of a form. */
export type FormValues<Row extends string> = Readonly<Partial<Record<Row, RawValue>>>

/** Hands the rows of text that have no label to the rows of the card: as continuation, or for a label not read. */
export function fillGaps<Row extends string>({ layout, labels, beside, rest, pitch }: Gaps<Row>): FormValues<Row> {
  const rows = new Map<Row, RawValue>()
  for (const [row, pieces] of beside) rows.set(row, { runs: pieces.map(({ run }) => run), foundBy: 'label' })
  const anchors = labels.filter(({ row }) => !isAside(layout, row)).toSorted((a, b) => a.run.y - b.run.y)
  const free = rest.toSorted((a, b) => a.run.y - b.run.y)
  for (const [index, anchor] of anchors.entries()) {
    const next = anchors[index + 1]
    const end = next?.run.y ?? anchor.run.y + pitch * 8
    const between = free.filter(({ run }) => run.y > anchor.run.y && run.y < end)
    const missing = rowsBetween(layout, anchor.row, next?.row).filter((row) => !rows.has(row))
    assign(rows, { layout, start: anchor.row, missing, pieces: between })
  }
  return Object.fromEntries(rows) as FormValues<Row>
}

function rowsBetween<Row extends string>(layout: FormLayout<Row>, from: Row, to: Row | undefined): readonly Row[] {
  const names = layout.rows.map(({ name }) => name)
  const end = to === undefined ? names.length : names.indexOf(to)
  return names.slice(names.indexOf(from) + 1, end).filter((row) => !isAside(layout, row))
}

interface Gap<Row extends string> {
  readonly layout: FormLayout<Row>
  readonly start: Row
  readonly missing: readonly Row[]
  readonly pieces: readonly LoosePiece[]
}

/** Which target each piece goes to, by index; null: to none. */
interface Plan {
  readonly score: number
  readonly targets: readonly (number | null)[]
}

const PIECES_MAX = 6

/** Hands the pieces out in the way that fits best; a piece that fits nowhere is left. */
function assign<Row extends string>(rows: Map<Row, RawValue>, { layout, start, missing, pieces }: Gap<Row>): void {
  const targets = [start, ...missing]
  const few = pieces.slice(0, PIECES_MAX)
  const plan = bestPlan({ layout, targets, pieces: few, startsEmpty: !rows.has(start) }, { score: 0, targets: [] })
  for (const [index, target] of plan.targets.entries()) {
    const row = target === null ? undefined : targets[target]
    const piece = few[index]
    if (row === undefined || piece === undefined) continue
    const before = rows.get(row)
    rows.set(row, {
      runs: [...(before?.runs ?? []), piece.run],
      foundBy: before?.foundBy ?? (row === start ? 'label' : 'place'),
    })
  }
}

interface Choice<Row extends string> {
  readonly layout: FormLayout<Row>
  readonly targets: readonly Row[]
  readonly pieces: readonly LoosePiece[]
  /** The first target has no value yet: the first piece given to it is its value, not a continuation. */
  readonly startsEmpty: boolean
}

function bestPlan<Row extends string>(choice: Choice<Row>, plan: Plan): Plan {
  const piece = choice.pieces[plan.targets.length]
  if (piece === undefined) return plan
  const given = plan.targets.filter((target) => target !== null)
  const current = given.at(-1) ?? 0
  const left = bestPlan(choice, { ...plan, targets: [...plan.targets, null] })
  const used = choice.targets.slice(current).map((row, offset) => {
    const target = current + offset
    const isFirst = offset > 0 || (given.length === 0 && choice.startsEmpty)
    const gain = isFirst
      ? fitRow(choice.layout, row, { cells: piece.run.cells, head: piece.head })
      : continuation(rowOf(choice.layout, row)?.continues, piece)
    return bestPlan(choice, { score: plan.score + gain, targets: [...plan.targets, target] })
  })
  return [left, ...used].reduce((best, each) => (each.score > best.score ? each : best))
}

/** How well a piece fits as a further line. Closed lists do not wrap. */
function continuation(continues: number | undefined, piece: LoosePiece): number {
  return piece.head === null ? (continues ?? -1) : -1
}
