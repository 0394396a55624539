import type { AreaTable } from './areas.ts'
import type { Box, DrawnCard } from './card.ts'
import { cover } from './cover.ts'
import type { CardFields, Person } from './person.ts'
import type { Random } from './random.ts'

export interface FaultContext {
  readonly person: Person
  readonly areas: AreaTable
  readonly random: Random
}

/** What is wrong with a card, beside a faultless one drawn the same way. */
export interface Fault {
  /** Changes what is printed. */
  readonly print?: (fields: CardFields, context: FaultContext) => CardFields
  /** Changes the finished card. */
  readonly spoil?: (card: DrawnCard, random: Random) => void
  /** Fields that cannot be read from the picture: null in the truth. */
  readonly lost?: readonly (keyof CardFields)[]
}

/** Faults that are a matter of the card itself; those of the picture are in adversarial.ts. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  nik_covered: { spoil: (card, random) => cover(card, grown(boxOf(card, 'nik'), 12), random), lost: ['nik'] },
  nik_partly_covered: { spoil: coverSomeDigits, lost: ['nik'] },
  nik_short: { print: (fields, { random }) => withNik(fields, (nik) => without(nik, random.whole(2, 14))) },
  nik_long: {
    print: (fields, { random }) => withNik(fields, (nik) => `${nik.slice(0, 9)}${random.whole(0, 9)}${nik.slice(9)}`),
  },
  nik_serial_0000: { print: (fields) => withNik(fields, (nik) => `${nik.slice(0, 12)}0000`) },
  nik_date_mismatch: { print: (fields, { random }) => withNik(fields, (nik) => otherDate(nik, random)) },
  nik_sex_mismatch: { print: (fields) => withNik(fields, otherSex) },
  nik_province_mismatch: { print: (fields, context) => withNik(fields, (nik) => otherArea(nik, context, 2)) },
  nik_district_mismatch: { print: (fields, context) => withNik(fields, (nik) => otherArea(nik, context, 6)) },
  nik_impossible_date: {
    print: (fields, { random }) =>
      withNik(
        fields,
        (nik) =>
          `${nik.slice(0, 6)}${random.pick(['3102', '3004', '0013', '1500', '3513', '7106', '7202'])}${nik.slice(10)}`,
      ),
  },
  name_covered: { spoil: (card, random) => cover(card, grown(boxOf(card, 'name'), 4), random), lost: ['name'] },
  birth_date_covered: { spoil: coverBirthDate, lost: ['birth_date'] },
}

function withNik(fields: CardFields, change: (nik: string) => string): CardFields {
  return { ...fields, nik: fields.nik === null ? null : change(fields.nik) }
}

function without(nik: string, at: number): string {
  return nik.slice(0, at) + nik.slice(at + 1)
}

function otherDate(nik: string, random: Random): string {
  const day = Number(nik.slice(6, 8))
  const isWoman = day > 40
  const other = ((day % 40) + random.whole(3, 20)) % 28
  const month = random.chance(0.5) ? nik.slice(8, 10) : String((Number(nik.slice(8, 10)) % 12) + 1).padStart(2, '0')
  return `${nik.slice(0, 6)}${String(Math.max(1, other) + (isWoman ? 40 : 0)).padStart(2, '0')}${month}${nik.slice(10)}`
}

function otherSex(nik: string): string {
  const day = Number(nik.slice(6, 8))
  return `${nik.slice(0, 6)}${String(day > 40 ? day - 40 : day + 40).padStart(2, '0')}${nik.slice(8)}`
}

/** A real area code that differs within the first `digits` digits: 2 is another province, 6 another district nearby. */
function otherArea(nik: string, { areas, random }: FaultContext, digits: 2 | 6): string {
  const near = areas.districtCodes(nik.slice(0, 4)).filter((code) => code !== nik.slice(0, 6))
  // A city with a single district has no other district nearby; the next province is then as wrong.
  if (digits === 6 && near.length > 0) return random.pick(near) + nik.slice(6)
  const province = random.pick(areas.provinceCodes().filter((code) => code !== nik.slice(0, 2)))
  return random.pick(areas.districtCodes(province)) + nik.slice(6)
}

function boxOf(card: DrawnCard, field: keyof CardFields): Box {
  const box = card.boxes.get(field)
  if (!box) throw new Error(`The card has no box for ${field}: its layout does not print it`)
  return box
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by / 2, width: box.width + by * 2, height: box.height + by }
}

function coverSomeDigits(card: DrawnCard, random: Random): void {
  const box = grown(boxOf(card, 'nik'), 3)
  const share = random.between(0.2, 0.42)
  cover(card, { ...box, x: box.x + random.between(0, 1 - share) * box.width, width: box.width * share }, random)
}

/** Place and date share a line; the date is its right end. */
function coverBirthDate(card: DrawnCard, random: Random): void {
  const box = boxOf(card, 'birth_date')
  const width = Math.min(box.width, 175)
  cover(card, grown({ ...box, x: box.x + box.width - width, width }, 4), random)
}
