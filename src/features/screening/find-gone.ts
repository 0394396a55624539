import type { CurrentVersion, ListChanges, ScreeningAnswer } from '../../engines/screening/screening.ts'
import type { StoredMatch } from './screened-output.ts'

/** Ids of known matches that the lists do not give any more. */
export type FindGone = (known: readonly StoredMatch[], answer: ScreeningAnswer) => Promise<ReadonlySet<string>>

/** Those whose entry has left a list. */
export function findDelisted(changes: ListChanges, { list, versionId, own }: CurrentVersion): FindGone {
  const prefix = `${list}:`
  return async (known) => {
    const ids = known
      .filter(({ match_id }) => match_id.startsWith(prefix))
      .map(({ match_id }) => match_id.slice(prefix.length))
    if (ids.length === 0) return NOBODY
    const missing = await changes.missing({ versionId, owner: own?.owner, ids })
    return new Set(missing.map((id) => `${prefix}${id}`))
  }
}

const NOBODY: ReadonlySet<string> = new Set()
/** An answer of so many may have more that it does not show. */
const WHOLE_ANSWER_MAX = 20

/** Those that an answer of the whole lists has not. Of a list that is not asked any more nothing is known. */
export const findUnanswered: FindGone = async (known, { matches, lists }) => {
  if (matches.length >= WHOLE_ANSWER_MAX) return NOBODY
  const given = new Set(matches.map(({ list, entry }) => `${list}:${entry.id}`))
  const isAsked = (matchId: string) => lists.some(({ list }) => matchId.startsWith(`${list}:`))
  return new Set(known.map(({ match_id }) => match_id).filter((id) => isAsked(id) && !given.has(id)))
}
