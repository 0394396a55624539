import type { PgBoss, UpdateQueueOptions } from 'pg-boss'

/** What a kind of job is called in the queue, and how it is retried. */
export interface QueueKind {
  readonly name: string
  readonly retriesMax: number
  readonly retryDelaySeconds: number
}

/** Where the payload of a job goes that has used up its retries. */
export function deadLetterName(kind: QueueKind): string {
  return `${kind.name}.dead`
}

const RETRY_DELAY_SECONDS_MAX = 3_600
const ATTEMPT_SECONDS_MAX = 900
const DAY_SECONDS = 86_400
/** The least pg-boss takes. A worker silent for this long has lost its jobs. */
const HEARTBEAT_SECONDS = 10

/** Creates the queues of `kinds`, or brings their settings up to date. Processes may do this at the same time. */
export async function createQueues(boss: PgBoss, kinds: readonly QueueKind[]): Promise<void> {
  const present = new Set((await boss.getQueues()).map((queue) => queue.name))
  // The dead letter queue first: a queue may only name one that exists.
  const queues = kinds.flatMap((kind) => [
    { name: deadLetterName(kind), settings: deadLetterSettings() },
    { name: kind.name, settings: workSettings(kind) },
  ])
  for (const { name, settings } of queues) {
    if (!present.has(name)) await boss.createQueue(name, { notify: true })
    await boss.updateQueue(name, settings)
  }
}

function workSettings(kind: QueueKind): UpdateQueueOptions {
  return {
    ...retries(kind.retriesMax, kind.retryDelaySeconds),
    ...LIMITS,
    // A done job says nothing that its feature's own tables do not, and the queue is fast while its table is small.
    deleteAfterSeconds: 60,
    deadLetter: deadLetterName(kind),
  }
}

function deadLetterSettings(): UpdateQueueOptions {
  return { ...retries(50, 5), ...LIMITS, deleteAfterSeconds: 7 * DAY_SECONDS }
}

const LIMITS = {
  expireInSeconds: ATTEMPT_SECONDS_MAX,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  retentionSeconds: 30 * DAY_SECONDS,
  notify: true,
}

function retries(retriesMax: number, delaySeconds: number): UpdateQueueOptions {
  const retryDelayMax = delaySeconds > 0 ? Math.max(delaySeconds, RETRY_DELAY_SECONDS_MAX) : null
  return { retryLimit: retriesMax, retryDelay: delaySeconds, retryBackoff: delaySeconds > 0, retryDelayMax }
}
