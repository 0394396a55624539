import type { Picture } from '../documents/documents.ts'
import type { Ocr, OcrReading } from '../ocr/ocr.ts'
import { confidenceOf } from './confidence.ts'
import { withoutColon } from './cut-pieces.ts'
import type { FieldReading } from './field-reading.ts'
import type { FormValues } from './fill-gaps.ts'
import { hasInk } from './find-labels.ts'
import type { RawValue } from './raw-value.ts'
import type { FormReading } from './read-form.ts'
import { boundsOf, frameOf, slice, type TextRun } from './text-run.ts'

/** A value that a second look at its row may settle, and when it is worth one. */
export interface WorthLook<Row extends string> {
  readonly row: Row
  /** Below this probability of its weakest character. */
  readonly weakest: number
  /** A value that is none of its list is as good as another. Default: that is worth a look, too. */
  readonly isOpen?: boolean
}

/** A picture of a form, and the reading of all of it. */
export interface OnPaper {
  readonly picture: Picture
  readonly reading: OcrReading
  readonly ocr: Ocr
  readonly signal: AbortSignal
}

type PlacedForm<Row extends string> = Pick<FormReading<Row>, 'frame' | 'labels' | 'rows' | 'valueColumn'>

interface FormInDoubt<Row extends string, Field extends string, Values extends WithFields<Field>> {
  readonly form: PlacedForm<Row>
  readonly values: Values
  readonly worth: Readonly<Partial<Record<Field, WorthLook<Row>>>>
  /** Rows whose values are so short (a name of one letter, two dashes) that detectors of text overlook them. */
  readonly overlooked: readonly Row[]
  /** What the form's own looks at other places gave. */
  readonly others?: ReadonlyMap<Row, readonly RawValue[]>
  /** Makes values of rows as it was done the first time. */
  readValues(rows: FormValues<Row>): Values
}

interface WithFields<Field extends string> {
  readonly fields: Readonly<Record<Field, FieldReading>>
}

/** Values after a second look, and what each look gave by itself. */
export interface Settled<Field extends string, Values> {
  readonly fields: Readonly<Record<Field, FieldReading>>
  readonly variants: readonly Values[]
}

/** A paper so bad that more rows are weak is not saved by looking again. */
const ROWS_MAX = 5

/** Reads weak rows once more, from the picture, and takes for each value what most looks say. */
export async function lookAgain<Row extends string, Field extends string, Values extends WithFields<Field>>(
  doubt: FormInDoubt<Row, Field, Values>,
  paper: OnPaper,
): Promise<Settled<Field, Values>> {
  const { form, values, worth, overlooked } = doubt
  const answers = new Map(doubt.others)
  for (const row of overlooked) {
    if (form.rows[row] === undefined) answers.set(row, await readOverlooked(form, row, paper))
  }
  const weak = weakRows(values.fields, worth).filter((row) => form.rows[row] !== undefined)
  for (const row of weak.slice(0, ROWS_MAX)) answers.set(row, await readRow(form, row, paper))
  const looks = Math.max(0, ...[...answers.values()].map(({ length }) => length))
  const variants = Array.from({ length: looks }, (_, index) => {
    const replaced = [...answers].flatMap(([row, seen]) => (seen[index] === undefined ? [] : [[row, seen[index]]]))
    return doubt.readValues({ ...form.rows, ...Object.fromEntries(replaced) })
  })
  const rows = new Set(answers.keys())
  return { fields: variants.length === 0 ? values.fields : settle(values, variants, { worth, rows }), variants }
}

function weakRows<Row extends string, Field extends string>(
  fields: Readonly<Record<Field, FieldReading>>,
  worths: Readonly<Partial<Record<Field, WorthLook<Row>>>>,
): readonly Row[] {
  const weak = entriesOf(worths).flatMap(([name, { row, weakest, isOpen = false }]) => {
    const { value, evidence } = fields[name]
    const isUnlisted = evidence.isTerm === false && !isOpen
    return value === null || evidence.weakest < weakest || isUnlisted || evidence.cost > 1 ? [row] : []
  })
  return [...new Set(weak)]
}

/** So many heights of a line behind the colon are read again. */
const OVERLOOKED_WIDTH = 5

/** Reads where a value must stand on the row of a label that has none. */
async function readOverlooked<Row extends string>(
  form: PlacedForm<Row>,
  row: Row,
  paper: OnPaper,
): Promise<readonly RawValue[]> {
  const label = form.labels.find((each) => each.row === row)
  if (label === undefined) return []
  const run = slice(label.run, label.from, label.to)
  const { height } = run
  const isInColumn = form.valueColumn !== null && form.valueColumn > run.right
  const left = isInColumn ? (form.valueColumn ?? 0) - height * 0.8 : run.right + height * 0.2
  const runs = await readRun(form, { ...run, left, right: left + height * OVERLOOKED_WIDTH }, paper)
  return runs.filter(hasInk).map((seen) => ({ runs: [seen], foundBy: 'place' as const }))
}

/** Every run of a row once more; the looks in the order the engine thinks best. */
async function readRow<Row extends string>(
  form: PlacedForm<Row>,
  row: Row,
  paper: OnPaper,
): Promise<readonly RawValue[]> {
  const raw = form.rows[row]
  if (raw === undefined) return []
  const perRun: (readonly TextRun[])[] = []
  for (const run of raw.runs) perRun.push(await readRun(form, run, paper))
  const looks = Math.max(...perRun.map(({ length }) => length))
  return Array.from({ length: looks }, (_, index) => ({
    ...raw,
    runs: raw.runs.map((run, at) => perRun[at]?.[index] ?? run),
  }))
}

/** One run once more, closer: several looks, without the colon in front. */
export async function readRun(
  { frame }: Pick<PlacedForm<string>, 'frame'>,
  run: TextRun,
  { picture, reading, ocr, signal }: OnPaper,
): Promise<readonly TextRun[]> {
  const bounds = boundsOf([run])
  if (bounds === null) return []
  const margin = run.height * 0.12
  const quad = frame.toQuad({ ...bounds, left: bounds.left - margin, right: bounds.right + margin })
  const lines = await ocr.readRegion(picture, { quad, reading, alphabet: 'ascii', signal })
  return frameOf({ lines, aspectRatio: reading.aspectRatio }).runs.map((each) =>
    withoutColon({ ...each, y: run.y, height: run.height, line: run.line }),
  )
}

interface LookedAt<Row extends string, Field extends string> {
  readonly worth: Readonly<Partial<Record<Field, WorthLook<Row>>>>
  readonly rows: ReadonlySet<Row>
}

/** Votes for each field of the rows looked at; the weight of a vote is its own confidence. */
function settle<Row extends string, Field extends string>(
  first: WithFields<Field>,
  variants: readonly WithFields<Field>[],
  { worth, rows }: LookedAt<Row, Field>,
): Readonly<Record<Field, FieldReading>> {
  const fields = entriesOf(first.fields).map(([name, reading]) => {
    const row = worth[name]?.row
    if (row === undefined || !rows.has(row)) return [name, reading]
    return [
      name,
      elect(
        reading,
        variants.map(({ fields: own }) => own[name]),
      ),
    ]
  })
  return Object.fromEntries(fields)
}

function elect(first: FieldReading, others: readonly FieldReading[]): FieldReading {
  const candidates = [first, ...others]
  const groups = Map.groupBy(
    candidates.filter(({ value }) => value !== null),
    ({ value }) => value,
  )
  const weight = (group: readonly FieldReading[]) =>
    group.reduce((sum, { evidence }) => sum + confidenceOf(evidence), 0)
  const [winners] = [...groups.values()].toSorted((a, b) => weight(b) - weight(a))
  const strongest = winners?.toSorted((a, b) => confidenceOf(b.evidence) - confidenceOf(a.evidence))[0]
  if (winners === undefined || strongest === undefined) return first
  const support = winners.length / candidates.length
  const isNew = strongest.value !== first.value
  return {
    ...strongest,
    source: isNew ? 'second_look' : strongest.source,
    evidence: { ...strongest.evidence, support },
  }
}

function entriesOf<Name extends string, Value>(record: Readonly<Partial<Record<Name, Value>>>): [Name, Value][] {
  return Object.entries(record) as [Name, Value][]
}
