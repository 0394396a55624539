import { newId } from '../../../lib/ids.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { HttpError } from '../../../platform/http/http-error.ts'
import type { Caller } from '../../access/caller.ts'
import { type Claim, recordEffects } from '../../idempotency/claim.ts'
import { type CreateDeps, insertInTransaction, Unaffordable, verificationFailed } from './create-verification.ts'
import { draftVerifications } from './draft-verifications.ts'
import type { VerificationRequest } from './read-request.ts'
import type { CreatedVerification } from './store.ts'

export interface BatchCall {
  readonly caller: Caller
  /** In the order in which they will be listed. */
  readonly requests: readonly VerificationRequest[]
  /** The `result_id` of those that have none: what the batch is found by. */
  readonly id: string
  /** Whether the caller has gone, or has been answered already: nothing is created then. */
  readonly isGone: () => boolean
  /** The caller's claim on an Idempotency-Key, recorded with what is created. */
  readonly claim: Claim | null
}

export type CreateBatch = (call: BatchCall) => Promise<readonly CreatedVerification[]>

/**
 * Creates all verifications of one request, or none: in one transaction, with the credits and the run of each.
 *
 * The function rejects with {@link HttpError} as that of `createVerificationCreator` does.
 */
export function createBatchCreator(deps: CreateDeps): CreateBatch {
  return async (call) => {
    try {
      return await create(deps, call)
    } catch (error) {
      if (error instanceof Unaffordable) throw error.refusal
      if (error instanceof HttpError) throw error
      deps.logger.error({ err: error }, 'verification.batch_failed')
      throw verificationFailed(error)
    }
  }
}

async function create(deps: CreateDeps, call: BatchCall): Promise<readonly CreatedVerification[]> {
  const { caller, requests, id: batchId, isGone, claim } = call
  const calls = requests.map((request) => ({ caller, request, id: newId(), runId: newId(), newResultId: batchId }))
  const insertions = (await draftVerifications(deps, calls)).map((drafted) => {
    if (drafted.kind === 'failed') throw drafted.error
    return { verification: drafted.result, isGone, claim: null, built: null }
  })
  return inTransaction(deps.db, async (tx) => {
    await recordEffects(tx, [{ claim, status: 202, resourceId: batchId }])
    return (await insertInTransaction(tx, deps, insertions)).map((outcome) => {
      if (outcome.kind === 'failed') throw outcome.error
      return outcome.result
    })
  })
}
