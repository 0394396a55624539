import type { RecallDecisions } from '../../engines/screening/screening.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import { hashPerson } from './hash-person.ts'
import { findDecisions } from './store.ts'

/**
 * Finds again what was decided for a person in the same group and mode, as far as the entries are still the same. Of
 * several decisions on an entry the last counts.
 */
export function createRecall(db: Db | Tx, personKey: Uint8Array): RecallDecisions {
  return async (subject, person, matches) => {
    if (matches.length === 0) return new Map()
    const hashes = hashPerson(personKey, subject, person)
    const matchIds = matches.map((each) => each.match_id)
    const found = await findDecisions(db, subject, { hashes, matchIds })
    const same = found.filter(({ matchId, entryVersion }) =>
      matches.some((each) => each.match_id === matchId && each.entry_version === entryVersion),
    )
    return new Map(
      same.map(({ matchId, decision, userId, decidedAt, ...rest }) => [
        matchId,
        {
          ...{ decision, user_id: userId, decided_at: decidedAt.toISOString() },
          is_final: rest.isFinal,
          confirmed_by: rest.confirmedBy,
          confirmed_at: rest.confirmedAt?.toISOString() ?? null,
        },
      ]),
    )
  }
}
