import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { NoteBody, presentNote } from './present.ts'
import { listNotes } from './store.ts'
import { NOTES_MAX, type NoteDeps, removeNote, writeNote } from './write-note.ts'

const FILES_MAX = 10

const NewNoteBody = z.strictObject({
  text: text(4_000).trim().min(1),
  files: z
    .array(text(500))
    .max(FILES_MAX)
    .default([])
    .describe('Paths of uploads')
    .meta({ examples: [[]] }),
})
const tags = ['Cases']
const config = { permission: 'cases:write', reading: 'none' } as const

export const noteRoutes =
  (deps: NoteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const show = (caseId: string) => async (request: FastifyRequest, _reply: FastifyReply, noteId: string) => {
      const { scope } = callerOf(request)
      const [note] = await listNotes(deps.db, scope, { verificationId: caseId, noteId })
      if (note === undefined) throw notFound('Note')
      return presentNote(await deps.keyring.forOrganization(deps.db, scope.organizationId), note)
    }
    app.post(
      '/cases/:id/notes',
      {
        config: {
          ...config,
          idempotency: {
            idIn: 'answer',
            show: (request, reply, noteId) => show(caseIdIn(request))(request, reply, noteId),
          },
          errors: ['CONFLICT', 'GONE'],
        },
        schema: {
          tags,
          operationId: 'createNote',
          summary: 'Write a note on a case',
          description: `With up to ${FILES_MAX} uploaded files; a case has ${NOTES_MAX} notes at most. Stored encrypted, and gone with a redaction.`,
          params: z.strictObject({ id: idParameter('Case') }),
          body: NewNoteBody,
          response: { 201: NoteBody },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { text: words, files: paths } = request.body
        const noteId = await writeNote(deps, actorOf(request, callerOf(request)), { id, text: words, paths })
        return reply.code(201).send(await show(id)(request, reply, noteId))
      },
    )
    app.delete(
      '/cases/:id/notes/:note_id',
      {
        config,
        schema: {
          tags,
          operationId: 'deleteNote',
          summary: 'Delete a note',
          description: 'With its files: by whoever wrote it, or an owner.',
          params: z.strictObject({ id: idParameter('Case'), note_id: idParameter('Note') }),
          response: { 204: z.null().describe('Deleted') },
        },
      },
      async (request, reply) => {
        const { id, note_id: noteId } = request.params
        await removeNote(deps, actorOf(request, callerOf(request)), { id, noteId })
        return reply.code(204).send(null)
      },
    )
  }

const Params = z.looseObject({ id: z.guid() })

function caseIdIn(request: FastifyRequest): string {
  return Params.parse(request.params).id
}
