import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Whether the database answers a question now. */
export async function isReachable(db: Db): Promise<boolean> {
  try {
    await sql`SELECT 1`.execute(db)
    return true
  } catch {
    return false
  }
}
