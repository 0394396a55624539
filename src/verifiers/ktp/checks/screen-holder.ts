import {
  isUndecided,
  type ScreenedPerson,
  type Screener,
  type ScreeningSubject,
  type ScreeningVerdicts,
  screenPerson,
} from '../../../engines/screening/screening.ts'
import type { Check, Field, ScreenedService } from '../../verifier.ts'
import type { KtpField } from '../layout/fields.ts'
import { sexOf } from '../reading/read-card.ts'
import { failed, passed, unavailable } from '../reasons/reasons.ts'

export interface HolderScreening {
  readonly checks: readonly Check[]
  readonly output: Readonly<Record<string, unknown>>
  /** Somebody has to say of a match whether it is the holder. */
  readonly isUndecided: boolean
}

interface Holder {
  readonly fields: Readonly<Record<KtpField, Field>>
  readonly customerReference?: string | null
}

/** Screens the card's holder against the loaded lists: one check for sanctions, one for politically exposed persons. */
export async function screenHolder(
  screener: Screener | undefined,
  subject: ScreeningSubject | null,
  { fields, customerReference = null }: Holder,
): Promise<HolderScreening> {
  const person = holderOf((name) => fields[name].value, customerReference)
  if (screener === undefined || person === null) {
    const seen = person === null ? 'The name was not read.' : 'No list is loaded.'
    const unknown = { is_pep: null, is_sanctioned: null, is_sanction_possible: false }
    const output = { ...unknown, matches: [], screened_lists: [] }
    return { checks: checksFor(unknown, seen), output, isUndecided: false }
  }
  const screened = await screenPerson(screener, subject, person)
  const { matches, screened_lists } = screened
  const seen = `${matches.length} matches, the best at ${matches[0]?.score ?? 0}, in ${screened_lists.length} lists.`
  return { checks: checksFor(screened, seen), output: { ...screened }, isUndecided: matches.some(isUndecided) }
}

/** The holder of a card that was screened once, from what was kept. */
export const screenedHolder: ScreenedService = {
  personOf({ input, output }) {
    if (input.verification_type !== 'KTP_PEP') return null
    const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
    return holderOf((name) => textOf(output[name]), textOf(input.customer_reference)?.trim() ?? null)
  },
  checksFor: (verdicts) => checksFor(verdicts, 'Screened again.'),
}

function holderOf(value: (name: KtpField) => string | null, customerReference: string | null): ScreenedPerson | null {
  const name = value('name')
  if (name === null) return null
  const sex = sexOf(value('gender'))
  const nik = value('nik')
  const query = {
    name,
    kind: 'person' as const,
    birthDate: value('birth_date'),
    birthPlace: value('birth_place'),
    countries: value('nationality') === 'WNI' ? ['ID'] : [],
    sex: sex === null ? null : ({ MALE: 'M', FEMALE: 'F' } as const)[sex],
    numbers: nik === null ? [] : [nik],
  }
  return { query, identifier: nik, customerReference }
}

function checksFor(verdicts: ScreeningVerdicts, seen: string): readonly Check[] {
  const { is_pep, is_sanctioned, is_sanction_possible, is_blocklisted, is_listed_otherwise, scripts_not_covered } =
    verdicts
  const unknown = (codes: Codes): Check =>
    scripts_not_covered === undefined
      ? unavailable(codes.unavailable, `${seen} A list is missing or stale.`)
      : unavailable('SCRIPT_NOT_COVERED', `${seen} Not covered: ${scripts_not_covered.join(', ')}.`, codes.check)
  const checkOf = (isFound: boolean | null, codes: Codes): Check => {
    if (isFound === null) return unknown(codes)
    return isFound ? failed(codes.match, seen) : passed(codes.check, seen)
  }
  const own = is_blocklisted === undefined ? [] : [checkOf(is_blocklisted, BLOCKLIST)]
  const others = is_listed_otherwise === undefined ? [] : [checkOf(is_listed_otherwise, OTHER_LISTS)]
  const sanctions = is_sanction_possible ? unavailable('SANCTION_POSSIBLE', seen) : checkOf(is_sanctioned, SANCTIONS)
  return [checkOf(is_pep, PEP), sanctions, ...own, ...others]
}

const PEP = { check: 'PEP_SCREENING', match: 'PEP_MATCH', unavailable: 'SCREENING_UNAVAILABLE' } as const
const SANCTIONS = {
  check: 'SANCTIONS_SCREENING',
  match: 'SANCTIONS_MATCH',
  unavailable: 'SANCTIONS_UNAVAILABLE',
} as const
const BLOCKLIST = {
  check: 'BLOCKLIST_SCREENING',
  match: 'BLOCKLIST_MATCH',
  // An own list is there or not asked for.
  unavailable: 'SANCTIONS_UNAVAILABLE',
} as const
const OTHER_LISTS = {
  check: 'OTHER_LISTS_SCREENING',
  match: 'OTHER_LISTS_MATCH',
  unavailable: 'OTHER_LISTS_UNAVAILABLE',
} as const
type Codes = typeof PEP | typeof SANCTIONS | typeof BLOCKLIST | typeof OTHER_LISTS
