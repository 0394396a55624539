import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'

export interface NewNote {
  readonly id: string
  readonly verificationId: string
  readonly organizationId: string
  readonly mode: Mode
  readonly userId: string
  readonly textSealed: Buffer
  readonly fileIds: readonly string[]
}

/** The caller holds the case's lock. */
export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await sql`INSERT INTO case_notes (id, verification_id, organization_id, mode, user_id, text_sealed)
    VALUES (${note.id}, ${note.verificationId}, ${note.organizationId}, ${note.mode}, ${note.userId},
      ${note.textSealed})`.execute(tx)
  await sql`INSERT INTO case_note_files (note_id, position, file_id)
    SELECT ${note.id}, position - 1, id FROM unnest(${[...note.fileIds]}::uuid[]) WITH ORDINALITY AS f (id, position)`.execute(
    tx,
  )
}

export async function countNotes(tx: Tx, verificationId: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM case_notes
    WHERE verification_id = ${verificationId}`.execute(tx)
  return found.rows[0]?.count ?? 0
}

export interface Note {
  readonly id: string
  readonly verificationId: string
  readonly userId: string
  readonly userName: string
  readonly textSealed: Buffer
  readonly createdAt: Date
  readonly fileIds: readonly string[]
}

/** Of a case, the oldest first; or the one of this id. */
export async function listNotes(
  db: Db | Tx,
  scope: Scope,
  asked: { readonly verificationId: string; readonly noteId?: string },
): Promise<readonly Note[]> {
  const { verificationId, noteId = null } = asked
  const found = await sql<Note>`SELECT n.id, n.verification_id AS "verificationId", n.user_id AS "userId",
      coalesce(nullif(u.name, ''), u.email) AS "userName", n.text_sealed AS "textSealed", n.created_at AS "createdAt",
      ARRAY(SELECT f.file_id FROM case_note_files f WHERE f.note_id = n.id ORDER BY f.position)::text[] AS "fileIds"
    FROM case_notes n JOIN cases c ON c.verification_id = n.verification_id JOIN users u ON u.id = n.user_id
    WHERE n.verification_id = ${verificationId} AND (${noteId}::uuid IS NULL OR n.id = ${noteId})
      AND n.organization_id = ${scope.organizationId} AND n.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId})
    ORDER BY n.created_at, n.id`.execute(db)
  return found.rows
}

/** Deletes a note. Answers its files that no other note of the case has. */
export async function deleteNote(tx: Tx, { id, verificationId, fileIds }: Note): Promise<readonly string[]> {
  await sql`DELETE FROM case_notes WHERE id = ${id}`.execute(tx)
  const found = await sql<{ id: string }>`SELECT id FROM unnest(${[...fileIds]}::uuid[]) AS id
    WHERE NOT EXISTS (SELECT FROM case_note_files f JOIN case_notes n ON n.id = f.note_id
      WHERE f.file_id = id AND n.verification_id = ${verificationId})`.execute(tx)
  return found.rows.map((each) => each.id)
}

/** Forgets what was written and done on a case, and who looked. */
export async function clearCase(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM case_notes WHERE verification_id = ${verificationId}`.execute(tx)
  await sql`DELETE FROM case_events WHERE verification_id = ${verificationId}`.execute(tx)
  await sql`DELETE FROM case_viewers WHERE verification_id = ${verificationId}`.execute(tx)
  await sql`UPDATE cases SET tags = '{}' WHERE verification_id = ${verificationId}`.execute(tx)
}
