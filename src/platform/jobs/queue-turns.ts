import type { Job, Db as QueueDb } from 'pg-boss'
import { z } from 'zod'
import { QUEUE_SCHEMA } from './queue-sweep.ts'

/** Where pg-boss keeps the jobs of every queue without a partition of its own. */
const TABLE = `${QUEUE_SCHEMA}.job_common`
const INDEX = 'job_turns'
const WAITS = `state < 'active' AND NOT blocked`
/** Jobs without a group are one group. */
const GROUP = `COALESCE(group_id, '')`

/** Lets the groups of a queue be found, and the oldest job of each, however many jobs one group has. */
export async function indexTurns(db: QueueDb): Promise<void> {
  // Of processes that start together one makes it; the others wait for the lock and find it.
  await db.executeSql(`DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('${INDEX}'));
    CREATE INDEX IF NOT EXISTS ${INDEX} ON ${TABLE} (name, ${GROUP}, created_on) WHERE ${WAITS};
  END $$`)
}

export interface TurnsWish {
  readonly queue: string
  readonly count: number
  /** Of one group, with what this process has in hand already. */
  readonly ofOneMax: number
  /** Jobs of each group that this process has in hand. */
  readonly inHand: Readonly<Record<string, number>>
  /** A number for each group that had a turn here, the larger the later. */
  readonly served: Readonly<Record<string, number>>
}

/** What a handler needs of pg-boss' jobs; the rest is its own settings. */
export type TakenJob = Pick<Job, 'id' | 'data' | 'retryCount' | 'groupId'>

export interface TakenTurns {
  readonly jobs: TakenJob[]
  /** Others took some of those that were chosen: there may be more. */
  readonly isShort: boolean
}

const Answer = z.object({
  chosen: z.number(),
  taken: z.array(
    z.object({
      id: z.string(),
      data: z.record(z.string(), z.unknown()),
      retryCount: z.number(),
      groupId: z.string().nullable(),
    }),
  ),
})

/**
 * Takes jobs as pg-boss' own fetch does, but in turns: the group with the fewest in hand over all processes comes
 * first, of those with as many the one whose last turn here is longest ago; of one group the oldest job.
 */
export async function takeInTurns(db: QueueDb, wish: TurnsWish): Promise<TakenTurns> {
  const { queue, count, ofOneMax, inHand, served } = wish
  const { rows } = await db.executeSql(TAKE, [queue, count, ofOneMax, JSON.stringify(inHand), JSON.stringify(served)])
  const { chosen, taken } = Answer.parse(rows[0])
  return { jobs: taken, isShort: taken.length < chosen }
}

// The recursion jumps from group to group over the index, in place of reading every job that waits.
const TAKE = `
  WITH RECURSIVE groups AS (
    (SELECT ${GROUP} AS id FROM ${TABLE} WHERE name = $1 AND ${WAITS} ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT ${GROUP} FROM ${TABLE} WHERE name = $1 AND ${WAITS} AND ${GROUP} > groups.id ORDER BY 1 LIMIT 1)
    FROM groups WHERE groups.id IS NOT NULL
  ), active AS (
    SELECT ${GROUP} AS id, count(*)::int AS jobs FROM ${TABLE} WHERE name = $1 AND state = 'active' GROUP BY 1
  ), heads AS (
    SELECT head.id, head.created_on,
      COALESCE(active.jobs, 0) + head.place AS in_hand,
      COALESCE(($5::jsonb ->> groups.id)::float8, 0) AS served
    FROM groups
    LEFT JOIN active ON active.id = groups.id
    CROSS JOIN LATERAL (
      SELECT id, created_on, row_number() OVER (ORDER BY created_on) AS place FROM (
        SELECT id, created_on FROM ${TABLE}
        WHERE name = $1 AND ${WAITS} AND ${GROUP} = groups.id AND start_after <= now()
        ORDER BY created_on
        LIMIT LEAST($2::int, GREATEST(0, $3::int - COALESCE(($4::jsonb ->> groups.id)::int, 0)))
      ) AS oldest
    ) AS head
    WHERE groups.id IS NOT NULL
  ), chosen AS (
    SELECT id FROM heads ORDER BY in_hand, served, created_on LIMIT $2::int
  ), locked AS (
    SELECT id FROM ${TABLE} WHERE name = $1 AND id IN (SELECT id FROM chosen) AND ${WAITS} FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE ${TABLE} AS job
    SET state = 'active', started_on = now(), heartbeat_on = now(),
      retry_count = CASE WHEN started_on IS NOT NULL THEN retry_count + 1 ELSE retry_count END
    WHERE name = $1 AND id IN (SELECT id FROM locked)
    RETURNING id, data, retry_count, group_id
  )
  SELECT (SELECT count(*)::int FROM chosen) AS chosen,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', id, 'data', data, 'retryCount', retry_count,
      'groupId', group_id)) FROM taken), '[]') AS taken`
