import type { OcrReading } from '../ocr/ocr.ts'
import { cutPieces, type Piece, withoutColon } from './cut-pieces.ts'
import { type FormValues, fillGaps } from './fill-gaps.ts'
import { findLabels, type Label } from './find-labels.ts'
import { type FormLayout, type FormRow, isInColumns } from './form-layout.ts'
import { isSpecimenMark } from './specimen-mark.ts'
import { frameOf, type PaperFrame, type TextRun, textOf } from './text-run.ts'

/** The rows of a form as they were read. Places and words are not checked yet. */
export interface FormReading<Row extends string> {
  readonly frame: PaperFrame
  /** Printed marks of a specimen, kept out of everything else. */
  readonly marks: readonly TextRun[]
  readonly labels: readonly Label<Row>[]
  readonly rows: FormValues<Row>
  /** What stands above the rows. */
  readonly header: readonly TextRun[]
  /** Left end of most values; null when no label has one beside it. */
  readonly valueColumn: number | null
}

/**
 * Finds label and value of every row by the labels, wherever they stand: values right of or under their label, in
 * one line with it or not, with or without colon, wrapped over two rows. Rows whose label could not be read are
 * found by their place among the others. What is printed elsewhere (place and date of issue) is left alone.
 */
export function readForm<Row extends string>(
  reading: Pick<OcrReading, 'lines' | 'aspectRatio'>,
  layout: FormLayout<Row>,
): FormReading<Row> {
  const whole = frameOf(reading)
  const marks = whole.runs.filter(isSpecimenMark)
  const frame = { ...whole, runs: whole.runs.filter((run) => !marks.includes(run)) }
  const labels = findLabels(frame.runs, layout)
  const pieces = withoutEchoes(cutPieces(frame.runs, labels))
  const top = headerEnd(frame.runs, labels, layout)
  const below = pieces.filter(({ run }) => run.y > top)
  const form = { layout, ...distancesOf(labels, below, layout) }
  const body = withoutTails(below, form)
  const beside = besideLabels(labels, body, form)
  const used = new Set([...beside.values()].flat())
  const rest = body
    .filter((piece) => !used.has(piece) && (isInValueColumn(piece, form) || isUnderValue(piece, beside, form)))
    .map(({ run }) => ({ run, head: headOf(run, body, form) }))
  const filled = fillGaps({ layout, labels, beside, rest, pitch: form.pitch })
  return {
    frame,
    marks,
    labels,
    rows: { ...filled, ...tellingValues(frame.runs, layout, filled) },
    valueColumn: form.valueColumn,
    header: frame.runs.filter((run) => run.y <= top),
  }
}

/** A layout with the distances of this print of it, in heights of the upright area. */
interface MeasuredForm<Row extends string> extends Distances {
  readonly layout: FormLayout<Row>
}

interface Distances {
  /** From one row to the next. */
  readonly pitch: number
  /** Left end of most values; null when no label has one beside it. */
  readonly valueColumn: number | null
}

/** Everything above the row that tells itself (or the first label) belongs to the header. */
function headerEnd<Row extends string>(
  runs: readonly TextRun[],
  labels: readonly Label<Row>[],
  { rows }: FormLayout<Row>,
): number {
  const telling = rows.find(({ isTelling }) => isTelling === true)
  const number =
    telling === undefined
      ? undefined
      : (labels.find(({ row }) => row === telling.name)?.run ?? runs.find((run) => isToldBy(telling, run)))
  const first = labels.reduce((top, { run }) => Math.min(top, run.y - run.height / 2), Number.POSITIVE_INFINITY)
  if (number === undefined) return first === Number.POSITIVE_INFINITY ? 0 : first
  return Math.min(first, number.y - number.height / 2)
}

/** Signs beside its digits that the line of a number may have: what is left of a label. */
const OTHER_SIGNS_MAX = 4

/** Whether a run can be nothing but the value of a row. */
function isToldBy({ shape }: FormRow<string>, { cells }: TextRun): boolean {
  const text = textOf(cells)
  const isNumber = shape.kind === 'digits' && text.replaceAll(/\D/g, '').length >= shape.min
  return isNumber && text.replaceAll(/[\d\s:.]/g, '').length <= OTHER_SIGNS_MAX
}

function distancesOf<Row extends string>(
  labels: readonly Label<Row>[],
  pieces: readonly Piece<Row>[],
  layout: FormLayout<Row>,
): Distances {
  const column = labels.filter(({ row }) => isInColumns(layout, row))
  const steps = column
    .map(({ run }) => run.y)
    .toSorted((a, b) => a - b)
    .flatMap((y, index, all) => (index === 0 ? [] : [y - (all[index - 1] ?? y)]))
  const real = steps.filter((step) => step > 0.01)
  const step = layout.isSparse === true && real.length > 0 ? Math.min(...real) : median(real)
  const pitch = step ?? 0.06
  const lefts = column.flatMap((label) => {
    const first = nearestRight(label, pieces, pitch)
    return first === undefined ? [] : [first.run.left]
  })
  return { pitch, valueColumn: median(lefts) }
}

function nearestRight<Row extends string>(
  label: Label<Row>,
  pieces: readonly Piece<Row>[],
  pitch: number,
): Piece<Row> | undefined {
  return pieces
    .filter((piece) => piece.owner === label || (piece.owner === null && isRightOf(piece, label, pitch)))
    .toSorted((a, b) => a.run.left - b.run.left)[0]
}

function isRightOf({ run }: { readonly run: TextRun }, label: Label<string>, pitch: number): boolean {
  return Math.abs(run.y - label.run.y) < pitch * 0.55 && run.left > labelRight(label) - label.run.height * 0.3
}

/** Values on the row of their label: the piece that follows it and those that continue it after a word's gap. */
function besideLabels<Row extends string>(
  labels: readonly Label<Row>[],
  pieces: readonly Piece<Row>[],
  form: MeasuredForm<Row>,
): ReadonlyMap<Row, readonly Piece<Row>[]> {
  const byLabel = Map.groupBy(pieces, (piece) => piece.owner ?? ownerOf(piece, labels, form))
  return new Map(
    labels.flatMap((label) => {
      const chain = chainOf(byLabel.get(label) ?? [], label, form)
      return chain.length === 0 ? [] : [[label.row, chain] as const]
    }),
  )
}

/** The last label left of a piece on the row nearest to it. */
function ownerOf<Row extends string>(
  piece: Piece<Row>,
  labels: readonly Label<Row>[],
  { pitch }: Distances,
): Label<Row> | null {
  const before = labels.filter((label) => isRightOf(piece, label, pitch))
  const nearest = Math.min(...before.map(({ run }) => Math.abs(run.y - piece.run.y)))
  return (
    before
      .filter(({ run }) => Math.abs(run.y - piece.run.y) <= nearest + pitch * 0.2)
      .toSorted((a, b) => labelRight(b) - labelRight(a))[0] ?? null
  )
}

function chainOf<Row extends string>(
  pieces: readonly Piece<Row>[],
  label: Label<Row>,
  { valueColumn, layout }: MeasuredForm<Row>,
): readonly Piece<Row>[] {
  const chain: Piece<Row>[] = []
  for (const piece of pieces.toSorted((a, b) => a.run.left - b.run.left)) {
    const last = chain.at(-1)
    const height = label.run.height
    const isFirstInReach =
      piece.owner === label ||
      valueColumn === null ||
      !isInColumns(layout, label.row) ||
      piece.run.left < valueColumn + height * 3
    if (last === undefined ? isFirstInReach : piece.run.left - last.run.right < height * 1.3) chain.push(piece)
  }
  return chain
}

/** Boxes of neighbouring lines overlap at times: what the smaller one holds of the larger one's text is left out. */
function withoutEchoes<Row extends string>(pieces: readonly Piece<Row>[]): readonly Piece<Row>[] {
  const width = ({ run }: Piece<Row>) => run.right - run.left
  return pieces.filter((piece) =>
    pieces.every((other) => {
      if (other === piece || width(other) <= width(piece) * 2) return true
      const shared = Math.min(piece.run.right, other.run.right) - Math.max(piece.run.left, other.run.left)
      return Math.abs(piece.run.y - other.run.y) > other.run.height * 0.5 || shared < width(piece) * 0.3
    }),
  )
}

/**
 * The end of a label that is worded in a way nobody listed ("Berlaku hingga tanggal") stands left of the values, in one
 * line of text with the label, and a value stands where values do.
 */
function withoutTails<Row extends string>(
  pieces: readonly Piece<Row>[],
  form: MeasuredForm<Row>,
): readonly Piece<Row>[] {
  const { valueColumn, pitch, layout } = form
  if (valueColumn === null) return pieces
  const isTail = ({ run, owner }: Piece<Row>) =>
    owner !== null &&
    isInColumns(layout, owner.row) &&
    run.right < valueColumn &&
    pieces.some((other) => Math.abs(other.run.y - run.y) < pitch * 0.45 && isInValueColumn(other, form))
  return pieces.filter((piece) => !isTail(piece))
}

/** Text on the row of a value, left of it, that is no label as far as it could be read. */
function headOf(run: TextRun, pieces: readonly { readonly run: TextRun }[], { pitch }: Distances): TextRun | null {
  const isHead = (other: TextRun) =>
    other !== run && other.right < run.left + run.height * 0.5 && Math.abs(other.y - run.y) < pitch * 0.45
  return pieces.find((piece) => isHead(piece.run))?.run ?? null
}

function isInValueColumn({ run }: { readonly run: TextRun }, { valueColumn }: Distances): boolean {
  return valueColumn !== null && Math.abs(run.left - valueColumn) < run.height * 1.6
}

/** Where values follow their colon they form no column: the second line of one begins under its first. */
function isUnderValue<Row extends string>(
  { run }: Piece<Row>,
  beside: ReadonlyMap<Row, readonly Piece<Row>[]>,
  { pitch }: Distances,
): boolean {
  return [...beside.values()].some((chain) => {
    const [first] = chain
    if (first === undefined) return false
    const below = run.y - first.run.y
    return below > pitch * 0.5 && below < pitch * 1.5 && Math.abs(run.left - first.run.left) < run.height * 1.6
  })
}

/** Values whose label was cut off or not read, by their shape alone: sixteen digits in a row are nothing else on a card. */
function tellingValues<Row extends string>(
  runs: readonly TextRun[],
  { rows }: FormLayout<Row>,
  found: FormValues<Row>,
): FormValues<Row> {
  const missing = rows.filter((row) => row.isTelling === true && found[row.name] === undefined)
  const entries = missing.flatMap((row) => {
    const run = runs.find((each) => isToldBy(row, each))
    return run === undefined ? [] : [[row.name, { runs: [withoutColon(run)], foundBy: 'place' }]]
  })
  return Object.fromEntries(entries)
}

function labelRight(label: Label<string>): number {
  return label.run.cells[label.to - 1]?.x ?? label.run.right
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}
