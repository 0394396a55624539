import {
  isDecided,
  presentList,
  presentMatch,
  type RecallDecisions,
  type Screening,
  type ScreeningAnswer,
  type StalenessOptions,
} from '../../engines/screening/screening.ts'
import type { AmendableResult, Amended } from '../verifications/editing/amend-output.ts'
import type { FindGone } from './find-gone.ts'
import { listsIn, matchesIn, type StoredMatch, verdictsIn, withMatches } from './screened-output.ts'

export interface NewsOptions extends StalenessOptions {
  readonly screening: Screening
  readonly recall: RecallDecisions
  readonly findGone?: FindGone
  /** What the lists make of the person is known, also where there are no matches. */
  readonly isWhole?: true
}

/** More matches are not added to one output: somebody has enough to look at. */
const MATCHES_KEPT_MAX = 100

/**
 * What lists say of a watched person that his result does not: a match with an entry it does not have, or of which
 * something that counts has changed; an entry that left its list; a list that was not there. Null: nothing.
 */
export async function findNews(result: AmendableResult, options: NewsOptions): Promise<Amended | null> {
  const { input, output, verifier } = result
  const person = verifier?.screened?.personOf({ input, output }) ?? null
  if (verifier?.screened === undefined || person === null) return null
  const answer = options.screening.screen(person.query)
  const known = matchesIn(output)
  const gone = (await options.findGone?.(known, answer)) ?? new Set<string>()
  const unknown = answer.matches.map(presentMatch).filter((each) => !known.some((one) => isSameMatch(one, each)))
  const decided = await options.recall({ ...result, verificationId: result.id }, person, unknown)
  const fresh = matchesIn({
    matches: unknown.map((each) => ({ ...each, decision: decided.get(each.match_id) ?? null })),
  })
  const kept = known.filter(({ match_id }) => !gone.has(match_id) && fresh.every((each) => each.match_id !== match_id))
  const matches = [...fresh, ...kept].slice(0, MATCHES_KEPT_MAX)
  const amended = withMatches(verifier.screened, output, {
    matches,
    lists: listsAfter(output, { answer, fresh, options }),
  })
  const isChanged =
    fresh.length > 0 || gone.size > 0 || (options.isWhole === true && verdictsIn(amended) !== verdictsIn(output))
  if (!isChanged) return null
  const found = fresh.filter((match) => !isDecided(match, 'FALSE_POSITIVE'))
  return {
    output: amended,
    ...(found.length > 0 ? { to: 'NEED_REVIEW' as const } : {}),
    reason: reasonOf(fresh, gone),
    told: { found, removed: known.filter(({ match_id }) => gone.has(match_id)) },
  }
}

function isSameMatch(one: StoredMatch, other: Pick<StoredMatch, 'match_id' | 'entry_version'>): boolean {
  return one.match_id === other.match_id && one.entry_version === other.entry_version
}

interface Answered {
  readonly answer: ScreeningAnswer
  readonly fresh: readonly StoredMatch[]
  readonly options: NewsOptions
}

/** The lists that the output names then: anew those that were asked as a whole, or that have a fresh match. */
function listsAfter(output: AmendableResult['output'], { answer, fresh, options }: Answered) {
  const isNewly = (list: string) =>
    options.isWhole === true || fresh.some(({ match_id }) => match_id.startsWith(`${list}:`))
  const asked = answer.lists.filter(({ list }) => isNewly(list))
  return [
    ...listsIn(output).filter(({ list }) => asked.every((each) => each.list !== list)),
    ...listsIn({ screened_lists: asked.map((list) => presentList(list, options)) }),
  ]
}

function reasonOf(fresh: readonly StoredMatch[], gone: ReadonlySet<string>): string {
  const changed = fresh.map(({ match_id }) => match_id)
  const parts = [
    ...(changed.length > 0 ? [`A list changed: ${changed.join(', ')}`] : []),
    ...(gone.size > 0 ? [`Not listed any more: ${[...gone].join(', ')}`] : []),
  ]
  return parts.join('; ') || 'The lists that are asked have changed'
}
