import { inTransaction } from '../../../platform/database/database.ts'
import { type Actor, actOf } from '../act.ts'
import type { SessionDeps } from './start-session.ts'
import { endSession, endSessionsOf } from './store.ts'

export interface SignOut {
  readonly actor: Actor
  readonly sessionId: string
  /** Whether the user's other sessions end, too. */
  readonly isEverywhere: boolean
}

/** Ends the session: its refresh token and access tokens open nothing from then on. */
export async function signOut(deps: SessionDeps, { actor, sessionId, isEverywhere }: SignOut): Promise<void> {
  const target = { kind: 'session', id: sessionId }
  const details = isEverywhere ? { everywhere: true } : {}
  await inTransaction(deps.db, async (tx) => {
    await endSession(tx, sessionId, 'LOGGED_OUT')
    if (isEverywhere) await endSessionsOf(tx, actor.caller.credential.id, { reason: 'LOGGED_OUT', exceptId: null })
    await deps.recordAct(tx, actOf(actor, { action: 'session.ended', target, details }))
  })
}
