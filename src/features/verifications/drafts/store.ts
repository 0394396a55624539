import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'

/** What a user fills in; every field of it may be changed until it is submitted. */
export interface DraftContents {
  readonly folderId: string
  readonly groupId: string
  readonly resultId: string
  readonly serviceId: string
  readonly inputSealed: Buffer
  readonly webhookUrl: string | null
  readonly webhookMetadataSealed: Buffer | null
  readonly webhookSecretSealed: Buffer | null
}

export interface NewDraft extends DraftContents {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly userId: string | null
}

/** A draft has no event: its history begins when it is submitted. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await sql`INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, user_id,
      status, input_sealed, webhook_url, webhook_metadata_sealed, webhook_secret_sealed, price)
    VALUES (${draft.id}, ${draft.organizationId}, ${draft.groupId}, ${draft.mode}, ${draft.folderId},
      ${draft.resultId}, ${draft.serviceId}, ${draft.userId}, 'DRAFT', ${draft.inputSealed}, ${draft.webhookUrl},
      ${draft.webhookMetadataSealed}, ${draft.webhookSecretSealed}, 0)`.execute(tx)
}

/** Counts up for the ETag, without an event. */
export async function updateDraft(tx: Tx, id: string, draft: DraftContents): Promise<void> {
  await sql`UPDATE verifications SET folder_id = ${draft.folderId}, group_id = ${draft.groupId},
    result_id = ${draft.resultId}, service_id = ${draft.serviceId}, input_sealed = ${draft.inputSealed},
    webhook_url = ${draft.webhookUrl}, webhook_metadata_sealed = ${draft.webhookMetadataSealed},
    webhook_secret_sealed = ${draft.webhookSecretSealed}, event_count = event_count + 1, updated_at = now()
    WHERE id = ${id}`.execute(tx)
}

export async function setTotals(
  tx: Tx,
  id: string,
  totals: { readonly totalFiles: number; readonly totalPages: number },
): Promise<void> {
  await sql`UPDATE verifications SET total_files = ${totals.totalFiles}, total_pages = ${totals.totalPages}
    WHERE id = ${id}`.execute(tx)
}

/** The row goes for good: nothing was ever done with it. Its files are unlinked. */
export async function deleteRow(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM verification_files WHERE verification_id = ${id}`.execute(tx)
  await sql`DELETE FROM verification_earlier_files WHERE verification_id = ${id}`.execute(tx)
  await sql`DELETE FROM verifications WHERE id = ${id} AND status = 'DRAFT'`.execute(tx)
}
