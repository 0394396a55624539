import { z } from 'zod'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { NamedBody } from '../cases/present.ts'
import { noteTextContext } from './note-context.ts'
import type { Note } from './store.ts'

export const NoteBody = z
  .object({
    id: z.guid(),
    text: z.string(),
    by: NamedBody,
    files: z.array(z.guid()).describe('For `GET /files/{id}`'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'CaseNote', description: 'What somebody wrote on a case' })

export function presentNote(sealer: Sealer, note: Note): z.infer<typeof NoteBody> {
  const { id, textSealed, userId, userName, fileIds, createdAt } = note
  return {
    id,
    text: sealer.open(textSealed, noteTextContext(id)).toString('utf8'),
    by: { id: userId, name: userName },
    files: [...fileIds],
    created_at: createdAt.toISOString(),
  }
}
