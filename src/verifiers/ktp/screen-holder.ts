import { concludeScreening, type LiveScreening } from '../../engines/screening/screening.ts'
import type { Check, Field } from '../verifier.ts'
import type { KtpField } from './fields.ts'
import { sexOf } from './read-card.ts'
import { failed, passed, unavailable } from './reasons.ts'

export interface ScreenerOptions {
  readonly screening: LiveScreening
  /** Days after which a list nobody has asked for news says nothing any more. */
  readonly staleAfterDays: number
}

export interface HolderScreening {
  readonly checks: readonly Check[]
  readonly output: Readonly<Record<string, unknown>>
}

/** Holds the card's holder against the loaded lists: one check for sanctions, one for politically exposed persons. */
export async function screenHolder(
  screener: ScreenerOptions | undefined,
  fields: Readonly<Record<KtpField, Field>>,
): Promise<HolderScreening> {
  const name = fields.name.value
  const sex = sexOf(fields.gender.value)
  const current = await screener?.screening.current()
  const answer = current?.screen({
    name: name ?? '',
    kind: 'person',
    birthDate: fields.birth_date.value,
    birthPlace: fields.birth_place.value,
    countries: fields.nationality.value === 'WNI' ? ['ID'] : [],
    sex: sex === null ? null : ({ MALE: 'M', FEMALE: 'F' } as const)[sex],
  })
  const { is_pep, is_sanctioned, ...rest } = concludeScreening(answer ?? { matches: [], lists: [] }, {
    now: new Date(),
    staleAfterDays: screener?.staleAfterDays ?? 0,
  })
  const isNamed = name !== null
  const seen = isNamed
    ? `${rest.matches.length} matches, the best at ${rest.matches[0]?.score ?? 0}, in ${rest.screened_lists.length} lists.`
    : 'The name was not read.'
  const checkOf = (isFound: boolean | null, codes: Codes): Check => {
    if (isFound === null || !isNamed)
      return unavailable(codes.unavailable, isNamed ? 'No list is loaded, or one is stale.' : seen)
    return isFound ? failed(codes.match, seen) : passed(codes.check, seen)
  }
  return {
    checks: [checkOf(is_pep, PEP), checkOf(is_sanctioned, SANCTIONS)],
    output: { is_pep: isNamed ? is_pep : null, is_sanctioned: isNamed ? is_sanctioned : null, ...rest },
  }
}

const PEP = { check: 'PEP_SCREENING', match: 'PEP_MATCH', unavailable: 'SCREENING_UNAVAILABLE' } as const
const SANCTIONS = {
  check: 'SANCTIONS_SCREENING',
  match: 'SANCTIONS_MATCH',
  unavailable: 'SANCTIONS_UNAVAILABLE',
} as const
type Codes = typeof PEP | typeof SANCTIONS
