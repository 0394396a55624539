import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'
import type { Level } from '../cases/level.ts'
import { type CaseFilter, matching, placesOf } from '../cases/store.ts'

export interface Wanted extends Pick<CaseFilter, 'serviceId' | 'folderId' | 'tag'> {
  readonly userId: string
  readonly levels: readonly Level[]
}

/** Cases that are looked at in one go: as many reviewers as that may ask at the same moment. */
const CANDIDATES_MAX = 50

/** In nobody's turn, awake, and with nothing decided that the user could not add to. */
const free = (userId: string) => sql`(c.leased_until IS NULL OR c.leased_until <= now())
  AND (c.snoozed_until IS NULL OR c.snoozed_until <= now())
  AND NOT EXISTS (SELECT FROM verification_decisions d WHERE d.verification_id = c.verification_id
    AND d.ended_at IS NULL AND (d.state = 'WAITING' OR d.user_id = ${userId}))`

const ORDER = sql`c.due_at, c.opened_at, c.verification_id`

/** The next cases for a user: those assigned to him first, then those of nobody; of each what is due first. */
export async function listNext(db: Db, scope: Scope, wanted: Wanted): Promise<readonly string[]> {
  const { userId, levels } = wanted
  const isWanted = sql`c.mode = ${scope.mode} AND ${matching(wanted)} AND ${free(userId)}`
  const found = await sql<{ id: string }>`
    SELECT next.id FROM (
      (SELECT c.verification_id AS id, 1 AS rank, c.due_at, c.opened_at FROM cases c
        WHERE c.assignee_id = ${userId} AND c.assignee_id IS NOT NULL AND c.organization_id = ${scope.organizationId}
          AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId}) AND ${isWanted}
        ORDER BY ${ORDER} LIMIT ${CANDIDATES_MAX})
      UNION ALL
      (SELECT w.id, 2, w.due_at, w.opened_at FROM (${placesOf(scope, wanted.folderId)}) AS place
        CROSS JOIN unnest(${[...levels]}::text[]) AS at (level) CROSS JOIN LATERAL (
          SELECT c.verification_id AS id, c.due_at, c.opened_at FROM cases c
          WHERE c.group_id = place.id AND c.level = at.level AND c.assignee_id IS NULL AND ${isWanted}
          ORDER BY ${ORDER} LIMIT ${CANDIDATES_MAX}) AS w)
    ) AS next ORDER BY next.rank, next.due_at, next.opened_at, next.id LIMIT ${CANDIDATES_MAX}`.execute(db)
  return found.rows.map(({ id }) => id)
}

export interface Lease {
  readonly userId: string
  readonly minutes: number
}

const until = ({ minutes }: Lease) => sql`now() + make_interval(mins => ${minutes})`

/** Gives the user the first of these that is still nobody's. Those that another is just given are passed over. */
export async function leaseFirst(tx: Tx, ids: readonly string[], lease: Lease): Promise<string | undefined> {
  const { userId } = lease
  const leased = await sql<{ id: string }>`UPDATE cases SET leased_by = ${userId}, leased_until = ${until(lease)}
    WHERE verification_id = (SELECT c.verification_id
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, position) JOIN cases c ON c.verification_id = asked.id
      WHERE c.closed_at IS NULL AND (c.assignee_id IS NULL OR c.assignee_id = ${userId}) AND ${free(userId)}
      ORDER BY asked.position LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
    RETURNING verification_id AS id`.execute(tx)
  return leased.rows[0]?.id
}

/** Gives the user a case that is open and nobody's turn, or prolongs his own. False where it is another's turn. */
export async function leaseCase(tx: Tx, id: string, lease: Lease): Promise<boolean> {
  const leased = await sql`UPDATE cases SET leased_by = ${lease.userId}, leased_until = ${until(lease)}
    WHERE verification_id = ${id} AND closed_at IS NULL
      AND (leased_until IS NULL OR leased_until <= now() OR leased_by = ${lease.userId})
    RETURNING verification_id`.execute(tx)
  return leased.rows.length > 0
}

/** Ends the user's turn; another's stays. */
export async function returnCase(tx: Tx | Db, id: string, userId: string): Promise<void> {
  await sql`UPDATE cases SET leased_by = NULL, leased_until = NULL
    WHERE verification_id = ${id} AND leased_by = ${userId}`.execute(tx)
}
