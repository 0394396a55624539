import { setTimeout as pause } from 'node:timers/promises'
import type { Db as QueueDb } from 'pg-boss'

/** Where pg-boss keeps its tables. */
export const QUEUE_SCHEMA = 'pgboss'

// As pg-boss names the channel on which it tells of new jobs; the message is the queue's name.
const CHANNEL = `('pgboss_' || left(encode(sha224('${QUEUE_SCHEMA}'::bytea), 'hex'), 24))`

export async function notifyChannel(db: QueueDb): Promise<string> {
  const { rows } = await db.executeSql(`SELECT ${CHANNEL} AS channel`)
  return rows[0].channel
}

/** One job in one worker's hands. */
export interface Claim {
  readonly kind: string
  readonly jobId: string
  /** Counts the takes of a job from 0; a newer take has a larger one. */
  readonly retryCount: number
}

/**
 * The kinds that have a job to be taken now. NOTIFY wakes workers for jobs that may run at once, but nobody is told
 * when the time of a delayed job or of a retry comes.
 */
export async function findDue(db: QueueDb, kinds: readonly string[]): Promise<string[]> {
  const { rows } = await db.executeSql(
    `SELECT kind FROM unnest($1::text[]) AS kind WHERE EXISTS (
       SELECT FROM ${QUEUE_SCHEMA}.job
       WHERE name = kind AND state < 'active' AND NOT blocked AND start_after <= now())`,
    [kinds],
  )
  return rows.map((row: { kind: string }) => row.kind)
}

/**
 * Makes jobs whose worker fell silent ready again at once. pg-boss' own supervision would let them wait for the retry
 * delay, which is meant for handlers that threw; it still ends those that have no retries left.
 */
export async function retakeLost(db: QueueDb, kinds: readonly string[]): Promise<void> {
  await db.executeSql(
    `UPDATE ${QUEUE_SCHEMA}.job SET state = 'retry', start_after = now(), heartbeat_on = NULL
     WHERE name = ANY($1::text[]) AND (
       (state = 'active' AND heartbeat_on < now() - heartbeat_seconds * interval '1 second' AND retry_count < retry_limit)
       OR (state = 'retry' AND start_after > now() AND output @> '{"value": {"message": "job heartbeat timeout"}}'))`,
    [kinds],
  )
}

/**
 * Gives a job back so that another worker takes it at once, without using up a retry. The next take has a larger
 * count, so whatever the first worker still reports is ignored. Does nothing when the claim has been lost already.
 */
export async function handBack(db: QueueDb, claim: Claim): Promise<void> {
  await db.executeSql(
    `WITH returned AS (
       UPDATE ${QUEUE_SCHEMA}.job
       SET state = 'retry', start_after = now(), heartbeat_on = NULL, retry_limit = retry_limit + 1
       WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3
       RETURNING name)
     SELECT pg_notify(${CHANNEL}, name) FROM returned`,
    [claim.kind, claim.jobId, claim.retryCount],
  )
}

/**
 * Repeats `work` until the signal aborts, pausing `intervalMs`, or ten times as long as the work took where that is
 * longer: a loaded database is not asked more often than it can answer.
 */
export async function repeat(intervalMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const startedMs = performance.now()
    await work()
    const pauseMs = Math.max(intervalMs, 10 * (performance.now() - startedMs))
    await pause(pauseMs, undefined, { signal }).catch(() => {})
  }
}
