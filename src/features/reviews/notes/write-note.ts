import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import type { Actor, RecordAct } from '../../access/act.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import type { RedactFiles } from '../../uploads/redact-files.ts'
import { addFilesBeside, dropFilesBeside } from '../../verifications/redaction/attach-files.ts'
import { assertTheirs } from '../cases/assert-theirs.ts'
import { recordEvent } from '../changes/record-event.ts'
import { type CaseState, lockCase } from '../changes/store.ts'
import { noteTextContext } from './note-context.ts'
import { countNotes, deleteNote, insertNote, listNotes } from './store.ts'

export interface NoteDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly recordAct: RecordAct
  readonly redactFiles: RedactFiles
}

/** Notes of one case at most. */
export const NOTES_MAX = 200

export interface NewText {
  readonly on: CaseState
  readonly userId: string
  readonly text: string
  readonly fileIds?: readonly string[]
}

/** Keeps a note, sealed. The caller holds the case's lock. @throws {HttpError} 409 where there are too many. */
export async function insertNoteText(
  tx: Tx,
  { keyring }: Pick<NoteDeps, 'keyring'>,
  { on, userId, text, fileIds = [] }: NewText,
): Promise<string> {
  if ((await countNotes(tx, on.id)) >= NOTES_MAX) throw conflict(`A case has ${NOTES_MAX} notes at most`)
  const id = newId()
  const sealer = await keyring.forOrganization(tx, on.organizationId)
  const { id: verificationId, organizationId, mode } = on
  const textSealed = sealer.seal(text, noteTextContext(id))
  await insertNote(tx, { id, verificationId, organizationId, mode, userId, textSealed, fileIds })
  return id
}

/**
 * Writes a note on a case, with uploaded files; both are gone with its redaction.
 *
 * @throws {HttpError} 404 for a case or file that the caller may not see; 409 where there are too many.
 */
export async function writeNote(
  deps: NoteDeps,
  actor: Actor,
  { id, text, paths }: { readonly id: string; readonly text: string; readonly paths: readonly string[] },
): Promise<string> {
  const { scope, credential } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    const on = await lockCase(tx, scope, id)
    if (on === undefined) throw notFound('Case')
    const fileIds = await addFilesBeside(tx, scope, { verificationId: id, paths })
    const noteId = await insertNoteText(tx, deps, { on, userId: credential.id, text, fileIds })
    const details = { note_id: noteId, files: fileIds.length }
    await recordEvent(tx, { ...deps, actor }, { on, kind: 'NOTED', details })
    await recordEffects(tx, [{ claim: actor.claim, status: 201, resourceId: noteId }])
    return noteId
  })
}

/** Deletes a note and its files. @throws {HttpError} 404; 403 for another's, but for an owner. */
export async function removeNote(
  deps: NoteDeps,
  actor: Actor,
  { id, noteId }: { readonly id: string; readonly noteId: string },
): Promise<void> {
  const { scope } = actor.caller
  await inTransaction(deps.db, async (tx) => {
    const on = await lockCase(tx, scope, id)
    const [note] = on === undefined ? [] : await listNotes(tx, scope, { verificationId: id, noteId })
    if (on === undefined || note === undefined) throw notFound('Note')
    assertTheirs(actor, note, { kind: 'note', act: 'delete' })
    const left = await deleteNote(tx, note)
    await dropFilesBeside(tx, deps.redactFiles, { verificationId: id, ids: left })
    await recordEvent(tx, { ...deps, actor }, { on, kind: 'NOTE_DELETED', details: { note_id: noteId } })
  })
}
