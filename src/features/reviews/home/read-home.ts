import type { Db } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'
import {
  COUNT_MAX,
  countWaiting,
  type DecisionTimes,
  type Figures,
  listWaiting,
  readDecisionTimes,
  readFigures,
  readWebhookHealth,
  type WaitingCase,
  type WebhookHealth,
} from './store.ts'

export interface Home {
  readonly since: Date
  readonly waitingCount: number
  /** Whether more wait than were counted. */
  readonly isMore: boolean
  readonly waiting: readonly WaitingCase[]
  readonly figures: Figures
  readonly decisions: DecisionTimes
  readonly webhooks: WebhookHealth
}

/** Cases that the page shows at once. */
const SHOWN_MAX = 20

/** What waits for a person, and what happened since a moment, as far as the scope sees it. */
export async function readHome(db: Db, scope: Scope, since: Date): Promise<Home> {
  const waitingCount = await countWaiting(db, scope)
  return {
    since,
    waitingCount,
    isMore: waitingCount === COUNT_MAX,
    waiting: await listWaiting(db, scope, SHOWN_MAX),
    figures: await readFigures(db, scope, since),
    decisions: await readDecisionTimes(db, scope, since),
    webhooks: await readWebhookHealth(db, scope, since),
  }
}
