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
  /** Covers a part of the finished card and tells which. */
  readonly spoil?: (card: DrawnCard, random: Random) => Box
}

/** Faults that are a matter of the card itself; those of the picture are in adversarial.ts. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  nik_covered: { spoil: (card, random) => cover(card, grown(boxOf(card, 'nik'), 12), random) },
  nik_partly_covered: { spoil: coverSomeDigits },
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
  name_covered: { spoil: (card, random) => cover(card, grown(boxOf(card, 'name'), 4), random) },
  birth_date_covered: { spoil: (card, random) => cover(card, grown(boxOf(card, 'birth_date'), 4), random) },
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

function coverSomeDigits(card: DrawnCard, random: Random): Box {
  const box = grown(boxOf(card, 'nik'), 3)
  const share = random.between(0.2, 0.42)
  return cover(card, { ...box, x: box.x + random.between(0, 1 - share) * box.width, width: box.width * share }, random)
}

/** Fields of which a tenth or more lies under the touched area: they cannot be read any more. */
export function fieldsUnder(card: DrawnCard, touched: Box): (keyof CardFields)[] {
  return [...card.boxes]
    .filter(([, box]) => overlap(box, touched) > 0.1 * box.width * box.height)
    .map(([field]) => field)
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}
