import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'

export interface Slice {
  /** Requests that may be made now; 0 when the minute has no more. */
  readonly granted: number
  /** Requests of this minute that nobody has taken. */
  readonly left: number
  readonly limit: number
  /** Until the next minute begins, above 0. */
  readonly secondsLeft: number
}

/** Parts that a minute's limit is handed out in. A node that stops has taken at most one part for nothing. */
const PARTS = 100

/**
 * Takes a part of what an organization may do in this minute, for this node to spend: a hundredth of the limit, at
 * least `wanted`, never more than there is. Undefined for an unknown organization.
 */
export async function takeSlice(
  db: Db,
  asked: { readonly organizationId: string; readonly wanted: number; readonly defaultLimit: number },
): Promise<Slice | undefined> {
  const { organizationId, wanted, defaultLimit } = asked
  const found = await sql<Slice>`
    WITH rule AS (
      SELECT id, coalesce(rate_limit_per_minute, ${defaultLimit}::int) AS most,
        greatest(coalesce(rate_limit_per_minute, ${defaultLimit}::int) / ${PARTS}::int, ${wanted}::int) AS part,
        floor(extract(epoch FROM now()) / 60)::bigint AS minute
      FROM organizations WHERE id = ${organizationId}
    ), taken AS (
      INSERT INTO rate_windows AS w (organization_id, minute, taken, granted)
      SELECT id, minute, least(part, most), least(part, most) FROM rule
      ON CONFLICT (organization_id) DO UPDATE SET
        granted = CASE WHEN w.minute < excluded.minute THEN excluded.granted
          ELSE greatest(0, least((SELECT part FROM rule), (SELECT most FROM rule) - w.taken)) END,
        taken = CASE WHEN w.minute < excluded.minute THEN excluded.taken
          ELSE w.taken + greatest(0, least((SELECT part FROM rule), (SELECT most FROM rule) - w.taken)) END,
        minute = greatest(w.minute, excluded.minute)
      RETURNING granted, taken, minute
    )
    SELECT t.granted, greatest(0, r.most - t.taken) AS "left", r.most AS "limit",
      greatest(1, ceil((t.minute + 1) * 60 - extract(epoch FROM now())))::int AS "secondsLeft"
    FROM taken t, rule r`.execute(db)
  return found.rows[0]
}
