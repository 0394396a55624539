import type { RawValue } from '../../../engines/forms/raw-value.ts'
import { isSpecimenMark } from '../../../engines/forms/specimen-mark.ts'
import { type CardFrame, frameOf, type TextRun, textOf } from '../../../engines/forms/text-run.ts'
import type { OcrReading } from '../../../engines/ocr/ocr.ts'
import { ROWS, type RowName } from '../layout/fields.ts'
import { cutPieces, type Piece, withoutColon } from './cut-pieces.ts'
import { fillGaps } from './fill-gaps.ts'
import { findLabels, type Label } from './find-labels.ts'
import { type Header, parseHeader } from './parse-header.ts'

/** The rows of a card as they were read. Places and words are not checked yet. */
export interface ParsedCard {
  readonly frame: CardFrame
  /** Printed marks of a specimen, kept out of everything else. */
  readonly marks: readonly TextRun[]
  readonly labels: readonly Label[]
  readonly rows: Readonly<Partial<Record<RowName, RawValue>>>
  readonly header: Header
  /** Left end of most values; null when no label has one beside it. */
  readonly valueColumn: number | null
}

/**
 * Finds label and value of every row by the labels, wherever they stand: values right of or under their label, in
 * one line with it or not, with or without colon, wrapped over two rows. Rows whose label could not be read are
 * found by their place among the others. What is printed elsewhere (place and date of issue) is left alone.
 */
export function parseCard(reading: Pick<OcrReading, 'lines' | 'aspectRatio'>): ParsedCard {
  const whole = frameOf(reading)
  const marks = whole.runs.filter(isSpecimenMark)
  const frame = { ...whole, runs: whole.runs.filter((run) => !marks.includes(run)) }
  const labels = findLabels(frame.runs)
  const pieces = withoutEchoes(cutPieces(frame.runs, labels))
  const top = headerEnd(frame.runs, labels)
  const below = pieces.filter(({ run }) => run.y > top)
  const layout = layoutOf(labels, below)
  const body = withoutTails(below, layout)
  const beside = besideLabels(labels, body, layout)
  const used = new Set([...beside.values()].flat())
  const rest = body
    .filter((piece) => !used.has(piece) && (isInValueColumn(piece, layout) || isUnderValue(piece, beside, layout)))
    .map(({ run }) => ({ run, head: headOf(run, body, layout) }))
  const filled = fillGaps({ labels, beside, rest, pitch: layout.pitch })
  const rows = filled.nik === undefined ? { ...filled, ...nikByItself(frame.runs) } : filled
  return {
    frame,
    marks,
    labels,
    rows,
    valueColumn: layout.valueColumn,
    header: parseHeader(frame.runs.filter((run) => run.y <= top)),
  }
}

/** Distances of this card, in heights of the upright area. */
export interface Layout {
  /** From one row to the next. */
  readonly pitch: number
  /** Left end of most values; null when no label has one beside it. */
  readonly valueColumn: number | null
}

/** Everything above the NIK (or the first label) belongs to the header. */
function headerEnd(runs: readonly TextRun[], labels: readonly Label[]): number {
  const nik = labels.find(({ row }) => row === 'nik')?.run ?? runs.find((run) => isNikLike(textOf(run.cells)))
  const first = labels.reduce((top, { run }) => Math.min(top, run.y - run.height / 2), Number.POSITIVE_INFINITY)
  if (nik === undefined) return first === Number.POSITIVE_INFINITY ? 0 : first
  return Math.min(first, nik.y - nik.height / 2)
}

function isNikLike(text: string): boolean {
  return text.replaceAll(/\D/g, '').length >= 13 && text.replaceAll(/[\d\s:.]/g, '').length <= 4
}

function layoutOf(labels: readonly Label[], pieces: readonly Piece[]): Layout {
  const column = labels.filter(({ row }) => row !== 'blood_type' && row !== 'nik')
  const steps = column
    .map(({ run }) => run.y)
    .toSorted((a, b) => a - b)
    .flatMap((y, index, all) => (index === 0 ? [] : [y - (all[index - 1] ?? y)]))
  const pitch = median(steps.filter((step) => step > 0.01)) ?? 0.06
  const lefts = column.flatMap((label) => {
    const first = nearestRight(label, pieces, pitch)
    return first === undefined ? [] : [first.run.left]
  })
  return { pitch, valueColumn: median(lefts) }
}

function nearestRight(label: Label, pieces: readonly Piece[], pitch: number): Piece | undefined {
  return pieces
    .filter((piece) => piece.owner === label || (piece.owner === null && isRightOf(piece, label, pitch)))
    .toSorted((a, b) => a.run.left - b.run.left)[0]
}

function isRightOf({ run }: Piece, label: Label, pitch: number): boolean {
  return Math.abs(run.y - label.run.y) < pitch * 0.55 && run.left > labelRight(label) - label.run.height * 0.3
}

/** Values on the row of their label: the piece that follows it and those that continue it after a word's gap. */
function besideLabels(
  labels: readonly Label[],
  pieces: readonly Piece[],
  layout: Layout,
): ReadonlyMap<RowName, readonly Piece[]> {
  const byLabel = Map.groupBy(pieces, (piece) => piece.owner ?? ownerOf(piece, labels, layout))
  return new Map(
    labels.flatMap((label) => {
      const chain = chainOf(byLabel.get(label) ?? [], label, layout)
      return chain.length === 0 ? [] : [[label.row, chain] as const]
    }),
  )
}

/** The last label left of a piece on the row nearest to it. */
function ownerOf(piece: Piece, labels: readonly Label[], { pitch }: Layout): Label | null {
  const before = labels.filter((label) => isRightOf(piece, label, pitch))
  const nearest = Math.min(...before.map(({ run }) => Math.abs(run.y - piece.run.y)))
  return (
    before
      .filter(({ run }) => Math.abs(run.y - piece.run.y) <= nearest + pitch * 0.2)
      .toSorted((a, b) => labelRight(b) - labelRight(a))[0] ?? null
  )
}

function chainOf(pieces: readonly Piece[], label: Label, { valueColumn }: Layout): readonly Piece[] {
  const chain: Piece[] = []
  for (const piece of pieces.toSorted((a, b) => a.run.left - b.run.left)) {
    const last = chain.at(-1)
    const height = label.run.height
    const isFirstInReach =
      piece.owner === label ||
      valueColumn === null ||
      label.row === 'nik' ||
      label.row === 'blood_type' ||
      piece.run.left < valueColumn + height * 3
    if (last === undefined ? isFirstInReach : piece.run.left - last.run.right < height * 1.3) chain.push(piece)
  }
  return chain
}

/** Boxes of neighbouring lines overlap at times: what the smaller one holds of the larger one's text is left out. */
function withoutEchoes(pieces: readonly Piece[]): readonly Piece[] {
  const width = ({ run }: Piece) => run.right - run.left
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
function withoutTails(pieces: readonly Piece[], layout: Layout): readonly Piece[] {
  const { valueColumn, pitch } = layout
  if (valueColumn === null) return pieces
  const isTail = ({ run, owner }: Piece) =>
    owner !== null &&
    owner.row !== 'nik' &&
    owner.row !== 'blood_type' &&
    run.right < valueColumn &&
    pieces.some((other) => Math.abs(other.run.y - run.y) < pitch * 0.45 && isInValueColumn(other, layout))
  return pieces.filter((piece) => !isTail(piece))
}

/** Text on the row of a value, left of it, that is no label as far as it could be read. */
function headOf(run: TextRun, pieces: readonly Piece[], { pitch }: Layout): TextRun | null {
  const isHead = (other: TextRun) =>
    other !== run && other.right < run.left + run.height * 0.5 && Math.abs(other.y - run.y) < pitch * 0.45
  return pieces.find((piece) => isHead(piece.run))?.run ?? null
}

function isInValueColumn({ run }: Piece, { valueColumn }: Layout): boolean {
  return valueColumn !== null && Math.abs(run.left - valueColumn) < run.height * 1.6
}

/** Where values follow their colon they form no column: the second line of one begins under its first. */
function isUnderValue({ run }: Piece, beside: ReadonlyMap<RowName, readonly Piece[]>, { pitch }: Layout): boolean {
  return [...beside.values()].some((chain) => {
    const [first] = chain
    if (first === undefined) return false
    const below = run.y - first.run.y
    return below > pitch * 0.5 && below < pitch * 1.5 && Math.abs(run.left - first.run.left) < run.height * 1.6
  })
}

/** A NIK whose label was cut off or not read: sixteen digits in a row are nothing else on a card. */
function nikByItself(runs: readonly TextRun[]): Partial<Record<RowName, RawValue>> {
  const run = runs.find(({ cells }) => isNikLike(textOf(cells)))
  return run === undefined ? {} : { nik: { runs: [withoutColon(run)], foundBy: 'place' } }
}

function labelRight(label: Label): number {
  return label.run.cells[label.to - 1]?.x ?? label.run.right
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

/** Rank of a row from top to bottom. */
export function rankOf(row: RowName): number {
  return ROWS.findIndex(({ name }) => name === row)
}
