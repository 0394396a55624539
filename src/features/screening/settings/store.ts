import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

/** What an owner asks for where names are screened, in one mode. */
export interface ScreeningSettings {
  /** A decision on a match is final once a second user has made it too. */
  readonly isSecondAsked: boolean
}

type Place = Pick<Scope, 'organizationId' | 'mode'>

export async function readSettings(db: Db | Tx, { organizationId, mode }: Place): Promise<ScreeningSettings> {
  const found = await sql<ScreeningSettings>`SELECT second_decision AS "isSecondAsked" FROM screening_settings
    WHERE organization_id = ${organizationId} AND mode = ${mode}`.execute(db)
  return found.rows[0] ?? { isSecondAsked: false }
}

export async function saveSettings(tx: Tx, place: Place, { isSecondAsked }: ScreeningSettings): Promise<void> {
  await sql`INSERT INTO screening_settings (organization_id, mode, second_decision)
    VALUES (${place.organizationId}, ${place.mode}, ${isSecondAsked})
    ON CONFLICT (organization_id, mode) DO UPDATE SET second_decision = excluded.second_decision`.execute(tx)
}
