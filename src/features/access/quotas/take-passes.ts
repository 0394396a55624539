import type { Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../caller.ts'
import { addPasses, lockMonths } from './store.ts'

export interface Pass {
  readonly mode: Mode
  /** Who begins it; null for a key, which has no quota. */
  readonly userId: string | null
}

/**
 * Counts passes against the monthly quotas of the users who begin them. Test mode is not counted. The counts are locked to
 * the end of the transaction: call it late, and before credits are reserved.
 *
 * @returns for each pass, in order, whether it was within the quota; those refused are not counted.
 */
export async function takePasses(tx: Tx, passes: readonly Pass[]): Promise<readonly boolean[]> {
  const userIds = new Set(passes.flatMap((each) => countedFor(each) ?? []))
  if (userIds.size === 0) return passes.map(() => true)
  const months = new Map((await lockMonths(tx, [...userIds])).map((each) => [each.userId, each]))
  const taken = new Map<string, number>()
  const outcomes = passes.map((pass) => {
    const userId = countedFor(pass)
    if (userId === null) return true
    const { passes: before, quota } = months.get(userId) ?? { passes: 0, quota: 0 }
    const now = taken.get(userId) ?? 0
    if (quota !== null && before + now >= quota) return false
    taken.set(userId, now + 1)
    return true
  })
  if (taken.size > 0) await addPasses(tx, taken)
  return outcomes
}

function countedFor({ mode, userId }: Pass): string | null {
  return mode === 'live' ? userId : null
}
