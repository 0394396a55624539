import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'

/** Where a group tells of what names no address itself; null: nowhere. Its endpoint's secret signs. */
export async function defaultWebhookOf(
  db: Db | Tx,
  group: { readonly groupId: string; readonly mode: Mode },
): Promise<string | null> {
  const found = await sql<{ url: string }>`SELECT url FROM group_webhooks
    WHERE group_id = ${group.groupId} AND mode = ${group.mode}`.execute(db)
  return found.rows[0]?.url ?? null
}

/** The caller has made sure that the group is the organization's. */
export async function upsertGroupWebhook(
  tx: Tx,
  { organizationId, mode }: Scope,
  { groupId, url }: { readonly groupId: string; readonly url: string },
): Promise<void> {
  await sql`INSERT INTO group_webhooks (organization_id, group_id, mode, url)
    VALUES (${organizationId}, ${groupId}, ${mode}, ${url})
    ON CONFLICT (group_id, mode) DO UPDATE SET url = excluded.url, updated_at = now()`.execute(tx)
}

/** Answers false when there was none. */
export async function deleteGroupWebhook(tx: Tx, { organizationId, mode }: Scope, groupId: string): Promise<boolean> {
  const found = await sql`DELETE FROM group_webhooks
    WHERE organization_id = ${organizationId} AND group_id = ${groupId} AND mode = ${mode} RETURNING 1`.execute(tx)
  return found.rows.length > 0
}
