import { HttpError } from '../../../platform/http/http-error.ts'
import type { Actor } from '../../access/act.ts'
import { type DecideDeps, decide } from '../../verifications/decisions/decide.ts'
import type { DecisionOutcome } from '../../verifications/decisions/review-check.ts'
import { etagOf } from '../../verifications/editing/version-tag.ts'
import { type CaseChanges, type ChangeDeps, changeCase } from '../changes/change-case.ts'

export type BatchDeps = ChangeDeps & DecideDeps

/** Cases of one batch at most. */
export const BATCH_MAX = 100

export interface BatchItem {
  readonly id: string
  /** Of the verification, as the reviewer saw it; needed for a decision. */
  readonly version: number | null
}

export interface Batch {
  readonly items: readonly BatchItem[]
  readonly changes: CaseChanges
  readonly decision: {
    readonly outcome: DecisionOutcome
    readonly reasonCode: string
    readonly note: string | null
  } | null
}

export interface BatchResult {
  readonly id: string
  readonly status: number
  /** null where it was done. */
  readonly errorCode: string | null
}

/**
 * Does the same with many cases, each for itself: what one is refused does not touch the others. Nothing is decided over
 * undecided matches.
 */
export async function changeCases(deps: BatchDeps, actor: Actor, batch: Batch): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = []
  // The key of the request is answered as a whole.
  const each = { ...actor, claim: null }
  for (const item of batch.items) results.push(await changeOne(deps, each, { item, batch }))
  return results
}

async function changeOne(
  deps: BatchDeps,
  actor: Actor,
  { item: { id, version }, batch: { changes, decision } }: { readonly item: BatchItem; readonly batch: Batch },
): Promise<BatchResult> {
  try {
    await changeCase(deps, actor, { id, changes })
    if (decision === null) return { id, status: 200, errorCode: null }
    // A batch that decides was asked for the version of each.
    const ifMatch = etagOf(version ?? 0)
    await decide(deps, actor, { id, ifMatch, ...decision, acceptsUndecided: false })
    return { id, status: 202, errorCode: null }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return { id, status: error.status, errorCode: error.code }
  }
}
