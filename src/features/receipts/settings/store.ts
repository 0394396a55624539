import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

/** What an owner has switched on for receipts, in one mode. */
export interface ReceiptSettings {
  /** Branches are told that another one has confirmed a payment. */
  readonly duplicateElsewhere: boolean
  /** Days for which banks' answers are kept; null = they are not. */
  readonly evidenceDays: number | null
}

type Place = Pick<Scope, 'organizationId' | 'mode'>

export async function readSettings(db: Db | Tx, { organizationId, mode }: Place): Promise<ReceiptSettings> {
  const found = await sql<ReceiptSettings>`SELECT duplicate_elsewhere AS "duplicateElsewhere",
    evidence_days AS "evidenceDays" FROM receipt_settings
    WHERE organization_id = ${organizationId} AND mode = ${mode}`.execute(db)
  return found.rows[0] ?? { duplicateElsewhere: false, evidenceDays: null }
}

export async function saveSettings(tx: Tx, place: Place, settings: ReceiptSettings): Promise<void> {
  await sql`INSERT INTO receipt_settings (organization_id, mode, duplicate_elsewhere, evidence_days)
    VALUES (${place.organizationId}, ${place.mode}, ${settings.duplicateElsewhere}, ${settings.evidenceDays})
    ON CONFLICT (organization_id, mode) DO UPDATE SET duplicate_elsewhere = excluded.duplicate_elsewhere,
      evidence_days = excluded.evidence_days`.execute(tx)
}
