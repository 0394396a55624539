import { OPEN_STATUSES, type Status } from './lifecycle/status.ts'

/**
 * One status for a whole result group, from the statuses in it: all equal → that one; some failed and some completed →
 * PARTIALLY_FAILED; some completed and the rest open → PARTIALLY_COMPLETED; else the least finished open one.
 * Cancelled ones count only when all are.
 * An empty group is a DRAFT: nothing was begun in it.
 */
export function overallStatus(statuses: Iterable<Status>): Status {
  const all = new Set(statuses)
  if (all.size > 1) all.delete('CANCELLED')
  const [first] = all
  if (first === undefined) return 'DRAFT'
  if (all.size === 1) return first
  const hasFailed = all.has('FAILED') || all.has('PARTIALLY_FAILED')
  const hasCompleted = all.has('COMPLETED') || all.has('PARTIALLY_COMPLETED')
  if (all.has('PARTIALLY_FAILED') || (hasFailed && hasCompleted)) return 'PARTIALLY_FAILED'
  if (hasCompleted) return 'PARTIALLY_COMPLETED'
  return OPEN_STATUSES.find((status) => all.has(status)) ?? first
}
