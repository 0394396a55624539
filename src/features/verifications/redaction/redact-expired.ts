import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { Act } from '../../access/act.ts'
import { setContents } from '../lifecycle/store.ts'
import { type RedactDeps, redactContents } from './redact-verification.ts'
import { type Expired, findExpired, type ListedExpired, lockExpired } from './store.ts'

const BATCH_SIZE = 100

export interface ExpiryDeps extends RedactDeps {
  /** One could not be redacted; the others are, and it is tried again at the next call. */
  readonly onError: (verificationId: string, error: unknown) => void
}

/**
 * Redacts what has ended longer ago than its organization keeps it, each in its own transaction: after a crash the next
 * call goes on where this one was. Several processes may do it at once, each takes what the others have not.
 *
 * @returns how many it redacted.
 */
export async function redactExpired(deps: ExpiryDeps, signal?: AbortSignal): Promise<number> {
  let count = 0
  let after: ListedExpired | null = null
  for (;;) {
    const batch: readonly ListedExpired[] = await findExpired(deps.db, { after, limit: BATCH_SIZE })
    for (const { id } of batch) {
      if (signal?.aborted) return count
      const isRedacted = await redactOne(deps, id).catch((error: unknown) => {
        deps.onError(id, error)
        return false
      })
      if (isRedacted) count += 1
    }
    after = batch.at(-1) ?? null
    if (batch.length < BATCH_SIZE) return count
  }
}

/** False when it is another's turn, or no longer due: it may have been retried meanwhile. */
function redactOne(deps: RedactDeps & { readonly db: Db }, id: string): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const expired = await lockExpired(tx, id)
    if (expired === undefined) return false
    await setContents(tx, { id, kind: 'REDACTED', changes: {}, by: { userId: null, apiKeyId: null } })
    await deps.recordAct(tx, actOf(expired))
    const { organizationId, mode } = expired
    await redactContents(tx, deps, { verificationId: id, organizationId, mode })
    return true
  })
}

function actOf({ id, organizationId, groupId, mode, retentionDays }: Expired): Act {
  return {
    organizationId,
    groupId,
    mode,
    actor: { kind: 'SYSTEM', id: null },
    action: 'verification.redacted',
    target: { kind: 'verification', id },
    details: { by: 'retention', retention_days: retentionDays },
    address: null,
    requestId: null,
  }
}
