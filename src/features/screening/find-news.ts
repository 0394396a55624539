import {
  presentList,
  presentMatch,
  type RecallDecisions,
  type Screening,
  type StalenessOptions,
} from '../../engines/screening/screening.ts'
import type { AmendableResult, Amended } from '../verifications/moves/amend-output.ts'
import { listsIn, matchesIn, withMatches } from './screened-output.ts'

export interface NewsOptions extends StalenessOptions {
  readonly screening: Screening
  readonly recall: RecallDecisions
}

/** More matches are not added to one output: somebody has enough to look at. */
const MATCHES_KEPT_MAX = 100

/**
 * What lists say of a watched person that his result does not: a match with an entry it does not have, or that says
 * something else now, unless it was decided on for him already. Null: nothing.
 */
export async function findNews(result: AmendableResult, options: NewsOptions): Promise<Amended | null> {
  const { input, output, verifier } = result
  const person = verifier?.screened?.personOf({ input, output }) ?? null
  if (verifier?.screened === undefined || person === null) return null
  const answer = options.screening.screen(person.query)
  const known = matchesIn(output)
  const unknown = answer.matches
    .map(presentMatch)
    .filter(({ match_id, entry_version }) =>
      known.every((each) => each.match_id !== match_id || each.entry_version !== entry_version),
    )
  if (unknown.length === 0) return null
  const decided = await options.recall(result, person, unknown)
  const news = unknown.filter(({ match_id }) => !decided.has(match_id))
  if (news.length === 0) return null
  const isRenewed = (matchId: string) => news.some(({ match_id }) => match_id === matchId)
  const matches = [...matchesIn({ matches: news }), ...known.filter(({ match_id }) => !isRenewed(match_id))].slice(
    0,
    MATCHES_KEPT_MAX,
  )
  const asked = answer.lists.filter(({ list }) => news.some((match) => match.list === list))
  const lists = [
    ...listsIn(output).filter(({ list }) => asked.every((each) => each.list !== list)),
    ...listsIn({ screened_lists: asked.map((list) => presentList(list, options)) }),
  ]
  return {
    output: withMatches(verifier.screened, output, { matches, lists }),
    to: 'NEED_REVIEW',
    reason: `A list changed: ${news.map(({ match_id }) => match_id).join(', ')}`,
  }
}
