import type { ListTopic } from './list-entry.ts'
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

/** What matches and lists come to. A match that somebody found to be another person counts for nothing. */
export function verdictsOf(
  matches: readonly { readonly topics: readonly string[]; readonly decision: Pick<MatchDecision, 'decision'> | null }[],
  lists: readonly { readonly topics: readonly string[]; readonly is_stale: boolean }[],
  uncovered: readonly string[] = [],
): ScreeningVerdicts {
  const areAny = (meant: readonly string[]) => (each: { readonly topics: readonly string[] }) =>
    each.topics.some((topic) => meant.includes(topic))
  const verdict = (...meant: readonly ListTopic[]): boolean | null => {
    const counted = matches.filter(({ decision }) => decision?.decision !== 'FALSE_POSITIVE')
    if (counted.some(areAny(meant))) return true
    if (uncovered.length > 0) return null
    const asked = lists.filter(areAny(meant))
    return asked.length === 0 || asked.some((list) => list.is_stale) ? null : false
  }
  const whereAsked = (name: 'is_blocklisted' | 'is_listed_otherwise', ...meant: readonly ListTopic[]) =>
    lists.some(areAny(meant)) ? { [name]: verdict(...meant) } : {}
  return {
    is_pep: verdict(...PEP_TOPICS),
    is_sanctioned: verdict('sanction'),
    ...whereAsked('is_blocklisted', 'blocklist'),
    ...whereAsked('is_listed_otherwise', ...OTHER_TOPICS),
    ...(uncovered.length > 0 ? { scripts_not_covered: uncovered } : {}),
  }
}
