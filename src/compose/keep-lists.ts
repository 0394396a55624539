import { createListChanges } from '../engines/screening/list-changes.ts'
import { scheduleUpdates } from '../engines/screening/update-lists.ts'
import { createBlocklistChanges } from '../features/screening/blocklists/blocklist-changes.ts'
import { type FollowOptions, followLists } from '../features/screening/follow-lists.ts'
import type { Logger } from '../platform/logging/logger.ts'
import type { Outbound } from '../platform/outbound/fetch-public.ts'

const LISTS_LOOK_MS = 3_600_000
const LISTS_DUE_MS = 86_400_000

export interface KeepListsParts
  extends Omit<FollowOptions, 'sources' | 'lookMs' | 'onRaised' | 'onUnreadable' | 'onError'> {
  readonly outbound: Outbound
  readonly logger: Pick<Logger, 'info' | 'error'>
  /** How often versions are looked at. */
  readonly pollMs: number
}

/** Fetches lists anew when they are due, and holds the watched against what changed in them. */
export function keepLists({ outbound, logger, pollMs, ...hold }: KeepListsParts) {
  const updates = scheduleUpdates({
    db: hold.db,
    outbound,
    lookMs: LISTS_LOOK_MS,
    dueMs: LISTS_DUE_MS,
    onUpdated: (list, { kind, entryCount }) =>
      logger.info({ list, outcome: kind, entries: entryCount }, 'list.updated'),
    onError: (list, error) => logger.error({ list, err: error }, 'list.update_failed'),
  })
  const watching = followLists({
    ...hold,
    sources: [createListChanges(hold.db), createBlocklistChanges(hold)],
    lookMs: pollMs,
    onRaised: (id) => logger.info({ verification_id: id }, 'watch.raised'),
    onUnreadable: (id, error) => logger.error({ verification_id: id, err: error }, 'watch.unreadable'),
    onError: (error) => logger.error({ err: error }, 'watch.failed'),
  })
  return { stop: () => Promise.all([updates.stop(), watching.stop()]) }
}
