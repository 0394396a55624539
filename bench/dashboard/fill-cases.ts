import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

export interface Place {
  readonly organizationId: string
  readonly groupId: string
  readonly folderId: string
  readonly serviceId: string
}

const PER_STATEMENT = 20_000

/**
 * Writes verifications as they lie after some years: nine in ten are done, one in ten waits for a reviewer, with outputs
 * of a usual size. Cases come with them, by the triggers of the schema.
 */
export async function fillCases(
  db: Db,
  place: Place,
  span: { readonly from: number; readonly to: number },
): Promise<void> {
  const { organizationId, groupId, folderId, serviceId } = place
  for (let first = span.from; first < span.to; first += PER_STATEMENT) {
    const last = Math.min(first + PER_STATEMENT, span.to) - 1
    await sql`INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, status,
        output_status, output_sealed, price, event_count, created_at, updated_at, end_date)
      SELECT gen_random_uuid(), ${organizationId}, ${groupId}, 'live', ${folderId}, gen_random_uuid(), ${serviceId},
        (CASE WHEN n % 10 = 0 THEN 'NEED_REVIEW' ELSE 'COMPLETED' END)::verification_status,
        'PARTIALLY_NOT_VERIFIED', decode(repeat('5a', 1500), 'hex'), 10, 3, at.created_at, at.created_at, at.created_at
      FROM generate_series(${first}::int, ${last}::int) AS n
      CROSS JOIN LATERAL (SELECT timestamptz '2024-01-01' + n * interval '1 minute' AS created_at) AS at`.execute(db)
  }
  await sql`UPDATE cases SET opened_at = v.created_at FROM verifications v WHERE v.id = cases.verification_id
    AND cases.opened_at <> v.created_at`.execute(db)
  await sql`ANALYZE verifications`.execute(db)
  await sql`ANALYZE cases`.execute(db)
}
