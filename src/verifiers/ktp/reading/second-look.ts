import type { Picture } from '../../../engines/documents/documents.ts'
import type { FieldReading } from '../../../engines/forms/field-reading.ts'
import { likeness } from '../../../engines/forms/likeness.ts'
import type { RawValue } from '../../../engines/forms/raw-value.ts'
import { boundsOf, frameOf, slice, type TextRun } from '../../../engines/forms/text-run.ts'
import type { Ocr, OcrReading } from '../../../engines/ocr/ocr.ts'
import type { KtpField, RowName } from '../layout/fields.ts'
import { bloodPlace } from './blood-place.ts'
import { confidenceOf } from './calibration.ts'
import { withoutColon } from './cut-pieces.ts'
import { hasInk } from './find-labels.ts'
import type { ParsedCard } from './parse-card.ts'
import { type CardValues, readValues, type Surroundings } from './read-values.ts'

type Fields = CardValues['fields']
type TextField = keyof Fields

/** Fields that a second look at their row may settle, and below which probability of a character it is worth it. */
const WORTH: Readonly<Partial<Record<TextField, { row: RowName; weakest: number }>>> = {
  name: { row: 'name', weakest: 0.65 },
  address: { row: 'address', weakest: 0.65 },
  birth_place: { row: 'birth', weakest: 0.5 },
  birth_date: { row: 'birth', weakest: 0.5 },
  rt_rw: { row: 'rt_rw', weakest: 0.5 },
  village: { row: 'village', weakest: 0 },
  district: { row: 'district', weakest: 0 },
  occupation: { row: 'occupation', weakest: 0 },
  valid_until: { row: 'valid_until', weakest: 0 },
  religion: { row: 'religion', weakest: 0 },
  marital_status: { row: 'marital_status', weakest: 0 },
  blood_type: { row: 'blood_type', weakest: 0 },
}

/** A card so bad that more rows are weak is not saved by looking again. */
const ROWS_MAX = 5

export interface SecondLook {
  readonly picture: Picture
  readonly reading: OcrReading
  readonly ocr: Ocr
  readonly signal: AbortSignal
  readonly surroundings: Surroundings
}

/** Reads weak rows once more, from the picture, and takes for each value what most looks say. */
export async function lookAgain(card: ParsedCard, values: CardValues, look: SecondLook): Promise<CardValues> {
  const rows = weakRows(values.fields).filter((row) => card.rows[row] !== undefined)
  const answers = new Map<RowName, readonly RawValue[]>()
  if (values.fields.blood_type.value === null) answers.set('blood_type', await readBloodType(card, look))
  for (const row of OVERLOOKED) {
    if (card.rows[row] === undefined) answers.set(row, await readOverlooked(card, row, look))
  }
  for (const row of rows.slice(0, ROWS_MAX)) answers.set(row, await readRow(card, row, look))
  const variants = Array.from(
    { length: Math.max(0, ...[...answers.values()].map(({ length }) => length)) },
    (_, index) => {
      const replaced = [...answers].flatMap(([row, looks]) => (looks[index] === undefined ? [] : [[row, looks[index]]]))
      return readValues({ ...card, rows: { ...card.rows, ...Object.fromEntries(replaced) } }, look.surroundings)
    },
  )
  return variants.length === 0 ? values : settle(values, variants, new Set(answers.keys()))
}

function weakRows(fields: Fields): readonly RowName[] {
  const weak = Object.entries(WORTH).flatMap(([name, { row, weakest }]) => {
    const { value, evidence } = fields[name as TextField]
    const isUnlisted = evidence.isTerm === false && name !== 'birth_place'
    return value === null || evidence.weakest < weakest || isUnlisted || evidence.cost > 1 ? [row] : []
  })
  return [...new Set(weak)]
}

/** A single letter is easily overlooked: reads the end of the label together with what may stand behind it. */
async function readBloodType(card: ParsedCard, look: SecondLook): Promise<readonly RawValue[]> {
  const place = bloodPlace(card)
  if (place === null) return []
  const { label, right } = place
  const left = label.cells.at(-LABEL_TAIL.length)?.x ?? label.left
  const run = { ...label, left: left - label.height * 0.2, right }
  const runs = await readRun(card, run, look)
  return runs.flatMap((seen) => {
    const tail = likeness(seen.cells, LABEL_TAIL, { prefix: true })
    const value = withoutColon(slice(seen, tail.end, seen.cells.length))
    const isSign = hasInk(value) && value.cells.every(({ probability }) => probability > 0.5)
    return tail.cost <= 1 && isSign ? [{ runs: [value], foundBy: 'place' as const }] : []
  })
}

/** Values so short (a name of one letter, two dashes) that detectors of text overlook them. */
const OVERLOOKED: readonly RowName[] = ['name', 'rt_rw']

/** So many heights of a line behind the colon are read again. */
const OVERLOOKED_WIDTH = 5

/** Reads where a value must stand on the row of a label that has none. */
async function readOverlooked(card: ParsedCard, row: RowName, look: SecondLook): Promise<readonly RawValue[]> {
  const label = card.labels.find((each) => each.row === row)
  if (label === undefined) return []
  const run = slice(label.run, label.from, label.to)
  const { height } = run
  const isInColumn = card.valueColumn !== null && card.valueColumn > run.right
  const left = isInColumn ? (card.valueColumn ?? 0) - height * 0.8 : run.right + height * 0.2
  const runs = await readRun(card, { ...run, left, right: left + height * OVERLOOKED_WIDTH }, look)
  return runs.filter(hasInk).map((seen) => ({ runs: [seen], foundBy: 'place' as const }))
}

/** Last letters of "Gol. Darah". */
const LABEL_TAIL = 'ARAH'

/** Every run of a row once more; the looks in the order the engine thinks best. */
async function readRow(card: ParsedCard, row: RowName, look: SecondLook): Promise<readonly RawValue[]> {
  const raw = card.rows[row]
  if (raw === undefined) return []
  const perRun: (readonly TextRun[])[] = []
  for (const run of raw.runs) perRun.push(await readRun(card, run, look))
  const looks = Math.max(...perRun.map(({ length }) => length))
  return Array.from({ length: looks }, (_, index) => ({
    ...raw,
    runs: raw.runs.map((run, at) => perRun[at]?.[index] ?? run),
  }))
}

async function readRun(card: ParsedCard, run: TextRun, look: SecondLook): Promise<readonly TextRun[]> {
  const { picture, reading, ocr, signal } = look
  const bounds = boundsOf([run])
  if (bounds === null) return []
  const margin = run.height * 0.12
  const quad = card.frame.toQuad({ ...bounds, left: bounds.left - margin, right: bounds.right + margin })
  const lines = await ocr.readRegion(picture, { quad, reading, alphabet: 'ascii', signal })
  return frameOf({ lines, aspectRatio: reading.aspectRatio }).runs.map((each) =>
    withoutColon({ ...each, y: run.y, height: run.height, line: run.line }),
  )
}

/** Votes for each field of the rows looked at; the weight of a vote is its own confidence. */
function settle(first: CardValues, variants: readonly CardValues[], rows: ReadonlySet<RowName>): CardValues {
  const fields = Object.entries(first.fields).map(([name, reading]) => {
    const worth = WORTH[name as TextField]
    if (worth === undefined || !rows.has(worth.row)) return [name, reading]
    const others = variants.map((variant) => variant.fields[name as TextField])
    return [name, elect(name as KtpField, reading, others)]
  })
  const settled: Fields = Object.fromEntries(fields)
  const best = [first, ...variants].find(({ fields: own }) => own.district.value === settled.district.value) ?? first
  return { fields: settled, places: { ...best.places, district: settled.district, village: settled.village } }
}

function elect(name: KtpField, first: FieldReading, others: readonly FieldReading[]): FieldReading {
  const candidates = [first, ...others]
  const groups = Map.groupBy(
    candidates.filter(({ value }) => value !== null),
    ({ value }) => value,
  )
  const weight = (group: readonly FieldReading[]) =>
    group.reduce((sum, { evidence }) => sum + confidenceOf(name, evidence), 0)
  const [winners] = [...groups.values()].toSorted((a, b) => weight(b) - weight(a))
  const strongest = winners?.toSorted((a, b) => confidenceOf(name, b.evidence) - confidenceOf(name, a.evidence))[0]
  if (winners === undefined || strongest === undefined) return first
  const support = winners.length / candidates.length
  const isNew = strongest.value !== first.value
  return {
    ...strongest,
    source: isNew ? 'second_look' : strongest.source,
    evidence: { ...strongest.evidence, support },
  }
}
