import type { CalendarDate } from '../calendar-date.ts'
import type { AreaTable } from '../nik/areas.ts'
import { birthDatesOf, isSerialGiven, type NikParts, readNik } from '../nik/nik.ts'

/**
 * The NPWP (nomor pokok wajib pajak), the number of an Indonesian taxpayer, in three forms:
 *
 *     15 digits   ST.sss.sss.C-KPP.BBB   kind, serial, check digit, tax office, branch
 *     16 digits   since PMK 112/2022: residents their NIK, others registered before `0` and the old number
 *     22 digits   NITKU, a place of business: 16 digits and 6 of the branch, 000000 the head office
 *
 * Entities registered since get numbers of 16 digits about which nothing is published: only their shape can be judged.
 * Sources: PMK 112/2022, PMK 136/2023, PER-6/PJ/2024; check digit and kinds as in stdnum and Business::ID::NPWP.
 */
export type NpwpForm = 'npwp15' | 'npwp16' | 'nitku'

/** How a number of 16 digits is to be understood. `old`: it has 15. */
export type NpwpMeaning = 'old' | 'nik' | 'zero_plus_npwp15' | 'new_entity'

export type HolderKind = 'company' | 'treasurer' | 'entrepreneur' | 'civil_servant' | 'employee'

export interface Npwp {
  readonly kind: 'npwp'
  readonly form: NpwpForm
  /** Digits alone. */
  readonly digits: string
  readonly meaning: NpwpMeaning
  /** By its check digit, or as a NIK by its area and date; null: nothing in it can be judged. */
  readonly isConsistent: boolean | null
  /** The old number: the number itself, or what it holds. */
  readonly npwp15: string | null
  /** Null: only the register knows it. */
  readonly npwp16: string | null
  readonly nitku: string | null
  /** Three digits of an old number, six of a NITKU; null where the number names none. */
  readonly branch: string | null
  /** Three digits. */
  readonly taxOffice: string | null
  readonly holder: HolderKind | null
  /** Whether the kind of the old number is one that is known to be given out. */
  readonly isKindKnown: boolean
  /** Of a number that is a NIK. */
  readonly nik: NikParts | null
  readonly birthDate: CalendarDate | null
}

export type NpwpProblem = 'NOT_DIGITS' | 'WRONG_LENGTH'

export type NpwpReading = Npwp | { readonly kind: 'malformed'; readonly digits: string; readonly problem: NpwpProblem }

/** What tells a NIK from another number of 16 digits. */
export interface NikRules {
  readonly areas: Pick<AreaTable, 'isKnown'>
  readonly today: CalendarDate
}

/** Takes a number apart. Dots, dashes and spaces may stand in it, letters may not. */
export function readNpwp(text: string, rules: NikRules): NpwpReading {
  const digits = text.trim().replaceAll(/[\s.\-–]/g, '')
  if (!/^[0-9]+$/.test(digits)) return { kind: 'malformed', digits, problem: 'NOT_DIGITS' }
  if (digits.length === 15) return ofFifteen(digits)
  if (digits.length === 16) return ofSixteen(digits, rules)
  if (digits.length === 22) return ofTwentyTwo(digits, rules)
  return { kind: 'malformed', digits, problem: 'WRONG_LENGTH' }
}

/** Whether a number stands for its head office; null where it names no branch. */
export function isHeadOffice({ branch }: Pick<Npwp, 'branch'>): boolean | null {
  return branch === null ? null : /^0+$/.test(branch)
}

/**
 * Whether two numbers can be of one taxpayer: the same old number, or the same of 16 digits. Null where one is an old number of
 * a person and the other a NIK, which nothing but the register brings together.
 */
export function isSameTaxpayer(one: Npwp, other: Npwp): boolean | null {
  if (one.npwp16 !== null && other.npwp16 !== null) return one.npwp16 === other.npwp16
  if (one.npwp15 !== null && other.npwp15 !== null) return one.npwp15.slice(0, 9) === other.npwp15.slice(0, 9)
  return null
}

function ofFifteen(digits: string): Npwp {
  const holder = holderOf(digits)
  const isOffice = digits.endsWith('000')
  // Residents were given their NIK in its place, everybody else a zero in front.
  const npwp16 = isOffice && (holder === 'company' || holder === 'treasurer') ? `0${digits}` : null
  return {
    kind: 'npwp',
    form: 'npwp15',
    digits,
    meaning: 'old',
    isConsistent: hasCheckDigit(digits),
    npwp15: digits,
    npwp16,
    nitku: npwp16 === null ? null : `${npwp16}000000`,
    branch: digits.slice(12),
    taxOffice: digits.slice(9, 12),
    holder,
    isKindKnown: KINDS.has(digits.slice(0, 2)),
    nik: null,
    birthDate: null,
  }
}

function ofSixteen(digits: string, rules: NikRules): Npwp {
  const whole = { kind: 'npwp', form: 'npwp16', digits, npwp16: digits, nitku: null, branch: null } as const
  const unknown = { npwp15: null, taxOffice: null, holder: null, isKindKnown: true, nik: null, birthDate: null }
  const person = asNik(digits, rules)
  if (person !== null) return { ...whole, ...unknown, ...person, meaning: 'nik', isConsistent: true }
  if (!digits.startsWith('0')) return { ...whole, ...unknown, meaning: 'new_entity', isConsistent: null }
  const { npwp15, taxOffice, holder, isKindKnown, isConsistent } = ofFifteen(digits.slice(1))
  return { ...whole, ...unknown, meaning: 'zero_plus_npwp15', npwp15, taxOffice, holder, isKindKnown, isConsistent }
}

function ofTwentyTwo(digits: string, rules: NikRules): Npwp {
  return { ...ofSixteen(digits.slice(0, 16), rules), form: 'nitku', digits, nitku: digits, branch: digits.slice(16) }
}

function asNik(digits: string, { areas, today }: NikRules) {
  const reading = readNik(digits)
  if (reading.kind !== 'parts') return null
  const { parts } = reading
  const [birthDate] = birthDatesOf(parts, today)
  const isArea = areas.isKnown(parts.provinceCode) && areas.isKnown(parts.regencyCode)
  return isArea && birthDate !== undefined && isSerialGiven(parts) ? { nik: parts, birthDate } : null
}

/** The ninth digit makes the sum of Luhn (ISO/IEC 7812-1 annex B) over the first nine a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const KINDS = new Set(
  '01 02 21 31 00 20 04 05 06 07 08 09 24 25 26 34 35 36 47 48 49 57 58 67 77 78 79 87 88 89 97'.split(' '),
)

const HOLDERS: readonly HolderKind[] = [
  'treasurer',
  ...(['company', 'company', 'company'] as const),
  ...(['entrepreneur', 'civil_servant', 'entrepreneur'] as const),
  ...(['employee', 'employee', 'employee'] as const),
]

/** By the second digit. */
function holderOf(digits: string): HolderKind | null {
  return HOLDERS[Number(digits[1])] ?? null
}
