import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Named } from '../cases/store.ts'

/** Seconds for which somebody who says so is looking. */
export const LOOKING_SECONDS = 30

export interface Look {
  readonly id: string
  readonly userId: string
}

/** Says that a user looks at a case, for some seconds, and forgets those who looked away. */
export async function noteViewer(db: Db, { id, userId }: Look): Promise<void> {
  await sql`INSERT INTO case_viewers (verification_id, user_id) VALUES (${id}, ${userId})
    ON CONFLICT (verification_id, user_id) DO UPDATE SET seen_at = now()`.execute(db)
  await sql`DELETE FROM case_viewers WHERE verification_id = ${id}
    AND seen_at < now() - make_interval(secs => ${LOOKING_SECONDS})`.execute(db)
}

/** Who looks at a case now, besides the one who asks. */
export async function listViewers(db: Db, { id, userId }: Look): Promise<readonly Named[]> {
  const found = await sql<Named>`SELECT u.id, coalesce(nullif(u.name, ''), u.email) AS name
    FROM case_viewers v JOIN users u ON u.id = v.user_id
    WHERE v.verification_id = ${id} AND v.user_id <> ${userId}
      AND v.seen_at >= now() - make_interval(secs => ${LOOKING_SECONDS}) ORDER BY v.seen_at, u.id LIMIT 20`.execute(db)
  return found.rows
}
