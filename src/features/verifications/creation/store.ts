import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'

export interface NewVerification {
  readonly id: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: Mode
  readonly folderId: string
  readonly resultId: string
  readonly serviceId: string
  readonly userId: string | null
  readonly apiKeyId: string | null
  readonly inputSealed: Buffer
  readonly webhookUrl: string | null
  readonly webhookMetadataSealed: Buffer | null
  readonly webhookSecretSealed: Buffer | null
  readonly runId: string
  /** What the run costs, or a page of it, an organization without a price of its own; 0 in test mode. */
  readonly defaultPrice: number
  /** The price is for each of these. */
  readonly priceUnits: number
  /** Before its run may begin: for a magic value of test mode. */
  readonly delaySeconds: number
  readonly totalPages: number
  readonly files: readonly { readonly field: string; readonly position: number; readonly fileId: string }[]
}

export interface CreatedVerification extends NewVerification {
  /** What the run costs. */
  readonly price: number
  readonly createdAt: Date
}

/** Writes verifications in IN_QUEUE with their price, first event and files, in one statement. */
export async function insertVerifications(
  tx: Tx,
  verifications: readonly NewVerification[],
): Promise<readonly CreatedVerification[]> {
  const rows = verifications.map((each) => ({
    ...each,
    inputSealed: hex(each.inputSealed),
    webhookMetadataSealed: hex(each.webhookMetadataSealed),
    webhookSecretSealed: hex(each.webhookSecretSealed),
    totalFiles: each.files.length,
  }))
  const files = verifications.flatMap(({ id, files }) => files.map((file) => ({ ...file, verificationId: id })))
  const found = await sql<{ id: string; price: number; createdAt: Date }>`
    WITH new AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (
        id uuid, "organizationId" uuid, "groupId" uuid, mode mode, "folderId" uuid, "resultId" uuid, "serviceId" uuid,
        "userId" uuid, "apiKeyId" uuid, "inputSealed" text, "webhookUrl" text, "webhookMetadataSealed" text,
        "webhookSecretSealed" text, "runId" uuid, "defaultPrice" int, "priceUnits" int, "totalFiles" int, "totalPages" int)
    ), inserted AS (
      INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, user_id,
        api_key_id, status, input_sealed, webhook_url, webhook_metadata_sealed, webhook_secret_sealed, run_id,
        event_count, price, total_files, total_pages)
      SELECT id, "organizationId", "groupId", mode, "folderId", "resultId", "serviceId", "userId", "apiKeyId",
        'IN_QUEUE', decode("inputSealed", 'hex'), "webhookUrl", decode("webhookMetadataSealed", 'hex'),
        decode("webhookSecretSealed", 'hex'), "runId", 1, coalesce(p.price, "defaultPrice") * "priceUnits",
        "totalFiles", "totalPages"
      FROM new LEFT JOIN service_prices p
        ON p.organization_id = new."organizationId" AND p.service_id = new."serviceId" AND new.mode = 'live'
      RETURNING id, price, created_at
    ), event AS (
      INSERT INTO verification_events (verification_id, sequence, organization_id, mode, kind, to_status, run_id,
        user_id, api_key_id)
      SELECT id, 1, "organizationId", mode, 'STATUS_CHANGED', 'IN_QUEUE', "runId", "userId", "apiKeyId" FROM new
    ), file AS (
      INSERT INTO verification_files (verification_id, field, position, file_id)
      SELECT "verificationId", field, position, "fileId" FROM jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        AS f ("verificationId" uuid, field text, position int, "fileId" uuid)
    )
    SELECT id, price, created_at AS "createdAt" FROM inserted`.execute(tx)
  const byId = new Map(found.rows.map((each) => [each.id, each]))
  return verifications.map((each) => {
    const written = byId.get(each.id)
    if (written === undefined) throw new Error(`Verification ${each.id} was not written`)
    return { ...each, price: written.price, createdAt: written.createdAt }
  })
}

/** Makes these the files of a verification, and remembers those it had. */
export async function replaceFiles(tx: Tx, verificationId: string, files: NewVerification['files']): Promise<void> {
  await sql`INSERT INTO verification_earlier_files (verification_id, file_id)
    SELECT DISTINCT verification_id, file_id FROM verification_files WHERE verification_id = ${verificationId}
    ON CONFLICT DO NOTHING`.execute(tx)
  await sql`DELETE FROM verification_files WHERE verification_id = ${verificationId}`.execute(tx)
  await sql`INSERT INTO verification_files (verification_id, field, position, file_id)
    SELECT ${verificationId}, field, position, "fileId" FROM jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
      AS f (field text, position int, "fileId" uuid)`.execute(tx)
}

/** Of these ids, those that verifications have. */
export async function findExisting(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`SELECT id FROM verifications WHERE id = ANY(${ids}::uuid[])`.execute(db)
  return new Set(found.rows.map((each) => each.id))
}

function hex(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('hex')
}
