import type { MatchDecision } from '../../engines/screening/screening.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import { conflict, notFound } from '../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import { userIdOf } from '../access/caller.ts'
import { type AmendDeps, amendOutput } from '../verifications/editing/amend-output.ts'
import { eventActorOf } from '../verifications/lifecycle/event-actor.ts'
import { hashPerson } from './hash-person.ts'
import { makeDecision } from './make-decision.ts'
import { listsIn, matchesIn, withMatches } from './screened-output.ts'
import { readSettings } from './settings/store.ts'
import { saveDecision } from './store.ts'

export interface DecideDeps extends AmendDeps {
  readonly db: Db
  readonly recordAct: RecordAct
  readonly personKey: Uint8Array
}

export interface DecideMatch {
  readonly id: string
  readonly matchId: string
  readonly decision: MatchDecision['decision']
  readonly reason: string | null
  /** The header, as it came. */
  readonly ifMatch: string | undefined
}

/**
 * A person's word on a match: it stands in the output, from which verdict and checks follow, and is remembered for the
 * person screened, where more than a name tells him, until the list changes the entry. The status stays: a review moves it.
 *
 * @throws {HttpError} 404 for the verification or the match; 409 while nothing is to review; 412.
 */
export async function decideMatch(deps: DecideDeps, actor: Actor, wanted: DecideMatch): Promise<void> {
  const { caller } = actor
  const { id, matchId, decision, reason, ifMatch } = wanted
  const userId = userIdOf(caller)
  if (userId === null) throw new Error('The permission table let a key decide on a match')
  await inTransaction(deps.db, async (tx) => {
    await amendOutput(tx, deps, {
      ...{ id, ifMatch, scope: caller.scope, by: eventActorOf(caller) },
      async amend(result) {
        const { verifier, input, output } = result
        const matches = matchesIn(output)
        const match = matches.find((each) => each.match_id === matchId)
        if (match === undefined) throw notFound('Match')
        const person = verifier?.screened?.personOf({ input, output }) ?? null
        if (verifier?.screened === undefined || person === null) {
          throw conflict('Whom this verification screened can no longer be told')
        }
        const hashes = hashPerson(deps.personKey, { ...result, verificationId: id }, person)
        const { entry_version: entryVersion } = match
        const { isSecondAsked } = await readSettings(tx, caller.scope)
        const made = makeDecision(match, { decision, userId, now: new Date(), isSecondAsked })
        await saveDecision(tx, result, { hashes, matchId, entryVersion, made, verificationId: id })
        const changed = matches.map((each) => (each === match ? { ...each, decision: { ...made } } : each))
        const found = { matches: changed, lists: listsIn(output) }
        return { output: withMatches(verifier.screened, output, found), reason }
      },
    })
    const target = { kind: 'verification', id }
    const details = { match_id: matchId, decision }
    await deps.recordAct(tx, actOf(actor, { action: 'match.decided', target, details }))
  })
}
