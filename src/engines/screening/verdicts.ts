import type { ListTopic, MatchReason } from './list-entry.ts'
import type { MatchDecision, ScreeningVerdicts } from './public-match.ts'

/** Neither a sanction nor political exposure, and never told as one. */
const OTHER_TOPICS = [
  'sanction.linked',
  'sanction.counter',
  'debarment',
  'crime',
  'wanted',
  'poi',
  'regulatory',
] as const satisfies readonly ListTopic[]
/** The laws ask the same of family and close associates. */
const PEP_TOPICS = ['pep', 'rca'] as const satisfies readonly ListTopic[]
export const LIST_TOPICS = [
  'sanction',
  ...OTHER_TOPICS,
  ...PEP_TOPICS,
  'blocklist',
] as const satisfies readonly ListTopic[]

/** As much of a match as a verdict is made of. */
export interface JudgedMatch {
  readonly topics: readonly string[]
  readonly reasons?: readonly { readonly code: string }[] | undefined
  readonly decision: JudgedDecision | null
}

/** `is_final` is absent where decisions were final as they were made. */
type JudgedDecision = Pick<MatchDecision, 'decision'> & { readonly is_final?: boolean | undefined }

/** Nobody has said for good whether the entry is the person. */
export function isUndecided({ decision }: Pick<JudgedMatch, 'decision'>): boolean {
  return decision === null || decision.is_final === false
}

/** Somebody has said for good that it is (or is not) the person. */
export function isDecided(match: Pick<JudgedMatch, 'decision'>, decision: MatchDecision['decision']): boolean {
  return !isUndecided(match) && match.decision?.decision === decision
}

/**
 * What matches and lists come to. A match that somebody found to be another person counts for nothing. One of a sanctions
 * list whose birth dates rule the person out is a namesake until somebody says otherwise: neither a yes nor a no.
 */
export function verdictsOf(
  matches: readonly JudgedMatch[],
  lists: readonly { readonly topics: readonly string[]; readonly is_stale: boolean }[],
  uncovered: readonly string[] = [],
): ScreeningVerdicts {
  const areAny = (meant: readonly string[]) => (each: { readonly topics: readonly string[] }) =>
    each.topics.some((topic) => meant.includes(topic))
  const counted = matches.filter((match) => !isDecided(match, 'FALSE_POSITIVE'))
  const withoutHits = (...meant: readonly ListTopic[]): false | null => {
    if (uncovered.length > 0) return null
    const asked = lists.filter(areAny(meant))
    return asked.length === 0 || asked.some((list) => list.is_stale) ? null : false
  }
  const verdict = (...meant: readonly ListTopic[]) => counted.some(areAny(meant)) || withoutHits(...meant)
  const whereAsked = (name: 'is_blocklisted' | 'is_listed_otherwise', ...meant: readonly ListTopic[]) =>
    lists.some(areAny(meant)) ? { [name]: verdict(...meant) } : {}
  const sanctions = counted.filter(areAny(['sanction']))
  const isSanctioned = sanctions.some((match) => !isNamesake(match))
  const isPossible = !isSanctioned && sanctions.length > 0
  return {
    is_pep: verdict(...PEP_TOPICS),
    is_sanctioned: isSanctioned || (isPossible ? null : withoutHits('sanction')),
    is_sanction_possible: isPossible,
    ...whereAsked('is_blocklisted', 'blocklist'),
    ...whereAsked('is_listed_otherwise', ...OTHER_TOPICS),
    ...(uncovered.length > 0 ? { scripts_not_covered: uncovered } : {}),
  }
}

const CONTRADICTION: MatchReason['code'] = 'BIRTH_DATE_CONTRADICTS'
const NUMBER: MatchReason['code'] = 'NUMBER_SAME'

/** A number of one's own tells more than a birth date, which lists often have wrong. */
function isNamesake(match: JudgedMatch): boolean {
  const codes = (match.reasons ?? []).map(({ code }) => code)
  return !isDecided(match, 'TRUE_POSITIVE') && codes.includes(CONTRADICTION) && !codes.includes(NUMBER)
}
