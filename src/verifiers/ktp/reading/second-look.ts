import { withoutColon } from '../../../engines/forms/cut-pieces.ts'
import { findLoneStroke } from '../../../engines/forms/find-dash.ts'
import { hasInk } from '../../../engines/forms/find-labels.ts'
import { likeness } from '../../../engines/forms/likeness.ts'
import type { RawValue } from '../../../engines/forms/raw-value.ts'
import { lookAgain as lookAtRows, type OnPaper, readRun, type WorthLook } from '../../../engines/forms/second-look.ts'
import { slice } from '../../../engines/forms/text-run.ts'
import type { RowName } from '../layout/fields.ts'
import { bloodPlace } from './blood-place.ts'
import type { ParsedCard } from './parse-card.ts'
import { type CardValues, readValues, type Surroundings } from './read-values.ts'

type TextField = keyof CardValues['fields']

/** Fields that a second look at their row may settle. */
const WORTH: Readonly<Partial<Record<TextField, WorthLook<RowName>>>> = {
  name: { row: 'name', weakest: 0.65 },
  address: { row: 'address', weakest: 0.65 },
  birth_place: { row: 'birth', weakest: 0.5, isOpen: true },
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

const OVERLOOKED: readonly RowName[] = ['name', 'rt_rw']

/** Where a name is one letter, nothing else stands in so many heights of a line. */
const LETTER_ROOM = 5

/** Of a letter that is told by its shape alone. */
const BY_SHAPE = 0.9

export interface SecondLook extends OnPaper {
  readonly surroundings: Surroundings
}

/** Reads weak rows once more, from the picture, and takes for each value what most looks say. */
export async function lookAgain(card: ParsedCard, values: CardValues, look: SecondLook): Promise<CardValues> {
  const isBloodOpen = values.fields.blood_type.value === null
  const letter = card.rows.name === undefined ? findLetter(card, look) : null
  const others = new Map<RowName, readonly RawValue[]>([
    ...(isBloodOpen ? [['blood_type', await readBloodType(card, look)] as const] : []),
    ...(letter === null ? [] : [['name', [letter]] as const]),
  ])
  const { fields, variants } = await lookAtRows(
    {
      form: card,
      values,
      worth: WORTH,
      overlooked: OVERLOOKED.filter((row) => !others.has(row)),
      others,
      readValues: (rows) => readValues({ ...card, rows }, look.surroundings),
    },
    look,
  )
  const { district, village } = fields
  const best = [values, ...variants].find(({ fields: own }) => own.district.value === district.value) ?? values
  return { fields, places: { ...best.places, district, village } }
}

/** A name that is a stroke by itself, which no net takes for a letter. */
function findLetter(card: ParsedCard, { picture, reading }: OnPaper): RawValue | null {
  const found = card.labels.find(({ row }) => row === 'name')
  if (found === undefined) return null
  const label = slice(found.run, found.from, found.to)
  const { right, y, height, line } = label
  const isInColumn = card.valueColumn !== null && card.valueColumn > right
  // Past the colon.
  const left = isInColumn ? (card.valueColumn ?? 0) - height * 0.25 : right + height * 0.5
  const strip = { left, right: left + height * LETTER_ROOM, y, height }
  const stroke = findLoneStroke(picture, strip, { frame: card.frame, area: reading.area, reference: label })
  if (stroke === null) return null
  const cell = { char: 'I', probability: BY_SHAPE, alternatives: [], x: (stroke.left + stroke.right) / 2 }
  return { runs: [{ ...stroke, cells: [cell], y, height, line }], foundBy: 'place' }
}

/** A single letter is easily overlooked: reads the end of the label together with what may stand behind it. */
async function readBloodType(card: ParsedCard, look: OnPaper): Promise<readonly RawValue[]> {
  const place = bloodPlace(card)
  if (place === null) return []
  const { label, right } = place
  const left = label.cells.at(-LABEL_TAIL.length)?.x ?? label.left
  const runs = await readRun(card, { ...label, left: left - label.height * 0.2, right }, look)
  return runs.flatMap((seen) => {
    const tail = likeness(seen.cells, LABEL_TAIL, { prefix: true })
    const value = withoutColon(slice(seen, tail.end, seen.cells.length))
    const isSign = hasInk(value) && value.cells.every(({ probability }) => probability > 0.5)
    return tail.cost <= 1 && isSign ? [{ runs: [value], foundBy: 'place' as const }] : []
  })
}

/** Last letters of "Gol. Darah". */
const LABEL_TAIL = 'ARAH'
