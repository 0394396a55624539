import type { Db, Tx } from '../../platform/database/database.ts'
import { releaseClaim, writeEffects } from './store.ts'

/** One request's claim on its Idempotency-Key. */
export interface Claim {
  readonly id: string
  /** The status of the effect that was recorded last, in a transaction that may have failed since. */
  recordedStatus?: number
}

export interface Effect {
  /** null where the request came without a key: then nothing is recorded. */
  readonly claim: Claim | null
  /** What the request will be answered with. */
  readonly status: number
  /** The id of what was made or changed; null when there is none. */
  readonly resourceId: string | null
}

/**
 * Records what requests have done, in the transaction that does it: after a crash the same request is then answered and
 * not done again.
 *
 * @throws {Error} when another request has taken over a key meanwhile, whose effect counts: roll back.
 */
export async function recordEffects(tx: Tx, effects: readonly Effect[]): Promise<void> {
  const claimed = effects.flatMap(({ claim, status, resourceId }) =>
    claim === null ? [] : [{ claimId: claim.id, status, resourceId }],
  )
  if (claimed.length === 0) return
  const written = await writeEffects(tx, claimed)
  if (written !== claimed.length) throw new Error('An idempotency key was taken over by another request')
  for (const { claim, status } of effects) if (claim !== null) claim.recordedStatus = status
}

/** Gives a claim back so that the same may be asked again, unless it has had an effect: that stays. */
export async function giveBack(db: Db, claim: Claim | null): Promise<void> {
  if (claim !== null) await releaseClaim(db, claim.id)
}
