import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Position } from '../../../platform/http/position-cursor.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import { STATUSES } from '../lifecycle/status.ts'

/** Verifications that belong together: those of a folder or of a result group, as far as a scope sees them. */
export interface Collection {
  readonly scope: Scope
  readonly kind: 'folder' | 'result'
  readonly id: string
}

/** Drafts are nobody's business but their writer's. */
const COLLECTED = STATUSES.filter((each) => each !== 'DRAFT')

const within = ({ scope, kind, id }: Collection): RawBuilder<unknown> =>
  sql`v.organization_id = ${scope.organizationId} AND v.mode = ${scope.mode}
    AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})
    AND ${kind === 'folder' ? sql`v.folder_id` : sql`v.result_id`} = ${id}`

/** How many verifications of each service a collection has. */
export async function countByService(
  db: Db | Tx,
  collection: Collection,
): Promise<readonly { readonly serviceId: string; readonly count: number }[]> {
  const found = await sql<{ serviceId: string; count: number }>`SELECT v.service_id AS "serviceId",
      count(*)::int AS count FROM verifications v
    WHERE ${within(collection)} AND v.status = ANY(${COLLECTED}::verification_status[])
    GROUP BY v.service_id ORDER BY min(v.created_at), v.service_id`.execute(db)
  return found.rows
}

export interface CollectionPage {
  readonly serviceId: string | null
  readonly after: Position | null
  readonly size: number
}

/** Ids and places of a page, the oldest first. */
export async function collectionPositions(
  tx: Tx,
  collection: Collection,
  page: CollectionPage,
): Promise<readonly Position[]> {
  const inOrder = collection.kind === 'folder' ? folderRows(collection, page) : resultRows(collection, page)
  const found = await sql<Position>`
    SELECT found.id, to_char(found.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS "createdAt"
    FROM (${inOrder}) AS found ORDER BY found.created_at, found.id LIMIT ${page.size}`.execute(tx)
  return found.rows
}

/** Each status of a folder is a run of an index that is already in order. */
function folderRows({ scope, id }: Collection, page: CollectionPage): RawBuilder<unknown> {
  return sql`SELECT run.id, run.created_at FROM folders f
    CROSS JOIN unnest(${COLLECTED}::verification_status[]) AS asked (status)
    CROSS JOIN LATERAL (
      SELECT v.id, v.created_at FROM verifications v WHERE v.folder_id = f.id AND v.status = asked.status
        ${pageConditions(page)} ORDER BY v.created_at, v.id LIMIT ${page.size}
    ) AS run
    WHERE f.id = ${id} AND f.organization_id = ${scope.organizationId} AND f.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR f.group_id = ${scope.groupId})`
}

function resultRows(collection: Collection, page: CollectionPage): RawBuilder<unknown> {
  return sql`SELECT v.id, v.created_at FROM verifications v
    WHERE ${within(collection)} AND v.status = ANY(${COLLECTED}::verification_status[])
      ${pageConditions(page)} ORDER BY v.created_at, v.id LIMIT ${page.size}`
}

function pageConditions({ serviceId, after }: CollectionPage): RawBuilder<unknown> {
  return sql`${serviceId === null ? sql`` : sql`AND v.service_id = ${serviceId}`}
    ${after === null ? sql`` : sql`AND (v.created_at, v.id) > (${`${after.createdAt}Z`}::timestamptz, ${after.id}::uuid)`}`
}

/** For signed links alone: the signature has already said who may see it. */
export async function findScope(db: Db, mode: Mode, id: string): Promise<Scope | undefined> {
  const found = await sql<Scope>`SELECT organization_id AS "organizationId", mode, group_id AS "groupId"
    FROM verifications WHERE id = ${id} AND mode = ${mode} AND redacted_at IS NULL`.execute(db)
  return found.rows[0]
}
