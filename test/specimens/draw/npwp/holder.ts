import type { AreaTable } from '../areas.ts'
import { inventPerson } from '../person.ts'
import type { Random } from '../random.ts'
import type { WordList } from '../vocabulary.ts'

/** The plastic card of before 2022, the one that also prints the NIK, and the picture that the tax office sends. */
export const NPWP_KINDS = ['old', 'with_nik', 'electronic'] as const
export type NpwpKind = (typeof NPWP_KINDS)[number]

/** What a card prints, keys as in truth.json; null where this card prints no such line. Numbers are digits alone. */
export interface NpwpFields {
  readonly npwp: string
  /** The old number, where an electronic card prints both. */
  readonly npwp_15: string | null
  readonly nik: string | null
  readonly name: string
  readonly address: string
  readonly tax_office: string
  /** YYYY-MM-DD. */
  readonly registered_at: string | null
}

const PERSONS = [
  '07',
  '08',
  '09',
  '47',
  '48',
  '49',
  '57',
  '58',
  '67',
  '77',
  '78',
  '79',
  '87',
  '88',
  '89',
  '97',
  '04',
  '06',
]
const COMPANIES = ['01', '02', '21', '31']
const FORMS = ['PT', 'PT', 'CV', 'YAYASAN', 'KOPERASI']
const OFFICES = ['PRATAMA', 'PRATAMA', 'PRATAMA', 'MADYA']

/** A fictional taxpayer. Serials 999xxx and office 999 are given to nobody. */
export function inventHolder(kind: NpwpKind, random: Random, given: { areas: AreaTable; words: WordList }): NpwpFields {
  const { areas, words } = given
  const { fields } = inventPerson(random, areas, { jakarta: 'bare', words })
  const isCompany = kind !== 'with_nik' && random.chance(0.15)
  const old = oldNumber(random.pick(isCompany ? COMPANIES : PERSONS), random)
  const nik = `${(fields.nik ?? '').slice(0, 12)}99${String(random.whole(1, 99)).padStart(2, '0')}`
  const ofSixteen = isCompany ? `0${old}` : nik
  const place = areas.pickPlace(random)
  const street = `${fields.address ?? ''} RT ${(fields.rt_rw ?? '').slice(0, 3)} RW ${(fields.rt_rw ?? '').slice(-3)}`
  const registered = `${random.whole(2005, 2024)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
  const name = isCompany
    ? `${random.pick(FORMS)} ${random.pick(words.estates)} ${random.pick(words.familyNames)}`
    : (fields.name ?? '')
  return {
    npwp: kind === 'electronic' ? ofSixteen : old,
    npwp_15: kind === 'electronic' && random.chance(0.5) ? old : null,
    nik: kind === 'with_nik' ? nik : null,
    name,
    address: `${street} ${fields.village} ${fields.district} ${fields.regency}`,
    tax_office: `KPP ${random.pick(OFFICES)} ${place}`,
    registered_at: kind === 'electronic' && random.chance(0.4) ? null : registered,
  }
}

/** Kind, serial and the digit that makes the sum of Luhn a multiple of ten, then office and branch. */
function oldNumber(kind: string, random: Random): string {
  const head = `${kind}999${String(random.whole(0, 999)).padStart(3, '0')}`
  const sum = [...head].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${head}${(10 - (sum % 10)) % 10}999${random.chance(0.9) ? '000' : '001'}`
}

/** `08.999.156.8-999.000`, as plastic cards print it. */
export function dotted(old: string): string {
  return `${old.slice(0, 2)}.${old.slice(2, 5)}.${old.slice(5, 8)}.${old.slice(8, 9)}-${old.slice(9, 12)}.${old.slice(12)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
