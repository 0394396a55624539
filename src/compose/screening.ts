import { createListChanges } from '../engines/screening/list-changes.ts'
import { createLiveScreening } from '../engines/screening/live-screening.ts'
import { scheduleUpdates } from '../engines/screening/update-lists.ts'
import { batchRoutes } from '../features/screening/batches/routes.ts'
import { createBlocklistChanges } from '../features/screening/blocklists/blocklist-changes.ts'
import { createOwnLists } from '../features/screening/blocklists/own-lists.ts'
import { followLists } from '../features/screening/follow-lists.ts'
import { matchRoutes } from '../features/screening/match-routes.ts'
import { createRecall } from '../features/screening/recall-decisions.ts'
import { redactScreening } from '../features/screening/redact-screening.ts'
import { listRoutes } from '../features/screening/routes.ts'
import { screeningSettingsRoutes } from '../features/screening/settings/routes.ts'
import { watchesRoutes } from '../features/screening/watches/routes.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Ground } from './ground.ts'
import type { Part, Stoppable } from './part.ts'
import type { Calls } from './verifications.ts'

const LISTS_LOOK_MS = 3_600_000
const LISTS_DUE_MS = 86_400_000

/** What verifiers ask of lists, and what routes tell of them. */
export type Screener = ReturnType<typeof openScreener>

export function openScreener({ config, db, keyring, masterKey, logger, listsPollMs }: Ground) {
  const personKey = deriveKey(masterKey, 'screened-persons:1')
  return {
    screening: createLiveScreening({
      db,
      pollMs: listsPollMs,
      onError: (error) => logger.error({ err: error }, 'lists.not_loaded'),
    }),
    staleAfterDays: config.listsStaleDays,
    recall: createRecall(db, personKey),
    own: createOwnLists({ db, keyring }),
    personKey,
  }
}

/** Lists, and people who are compared with them. */
export function openScreening(ground: Ground, calls: Calls, screener: Screener): Part {
  const deps = { ...calls, personKey: screener.personKey }
  return {
    routes: [
      listRoutes(screener),
      matchRoutes(deps),
      batchRoutes(deps),
      watchesRoutes(deps),
      screeningSettingsRoutes(deps),
    ],
    redactCopies: [redactScreening],
    chores: [() => updateLists(ground), () => watchPersons(ground, { ...calls, ...screener })],
  }
}

/** Fetches lists anew when they are due. */
function updateLists({ db, outbound, logger }: Ground): Stoppable {
  return scheduleUpdates({
    db,
    outbound,
    lookMs: LISTS_LOOK_MS,
    dueMs: LISTS_DUE_MS,
    onUpdated: (list, { kind, entryCount }) =>
      logger.info({ list, outcome: kind, entries: entryCount }, 'list.updated'),
    onError: (list, error) => logger.error({ list, err: error }, 'list.update_failed'),
  })
}

/** Compares the watched with what changed in the lists. */
function watchPersons({ db, logger, listsPollMs }: Ground, deps: Calls & Screener): Stoppable {
  return followLists({
    ...deps,
    sources: [createListChanges(db), createBlocklistChanges(deps)],
    lookMs: listsPollMs,
    onRaised: (id) => logger.info({ verification_id: id }, 'watch.raised'),
    onUnreadable: (id, error) => logger.error({ verification_id: id, err: error }, 'watch.unreadable'),
    onError: (error) => logger.error({ err: error }, 'watch.failed'),
  })
}
