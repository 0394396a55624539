import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { readerOf } from '../../audit/reader.ts'
import { IF_MATCH } from '../editing/version-tag.ts'
import { VerificationBody } from '../present.ts'
import type { RedactDeps } from '../redaction/redact-verification.ts'
import { answerWithVerification, type ShowDeps, verificationAgain } from '../show-verification.ts'
import { deleteDraft } from './delete-draft.ts'
import { DraftChangesBody, NewDraftBody } from './draft-body.ts'
import { type SubmitDeps, submitDraft } from './submit-draft.ts'
import { changeDraft, createDraft } from './write-draft.ts'

export type DraftRouteDeps = ShowDeps & SubmitDeps & Pick<RedactDeps, 'redactFiles'>

const config = { permission: 'drafts:write' as const }
const tags = ['Verifications']
const params = z.strictObject({ id: idParameter('Draft') })

export const draftRoutes =
  (deps: DraftRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/verifications/drafts',
      {
        config: { ...config, idempotency: verificationAgain(deps, 'answer') },
        schema: {
          tags,
          operationId: 'createVerificationDraft',
          summary: 'Create a draft',
          description: 'By a user. Its configuration may be unfinished; nothing is charged before it is submitted.',
          body: NewDraftBody,
          response: { 201: VerificationBody.describe('Draft created') },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const id = await createDraft(deps, { caller, body: request.body, claim: request.claim })
        return reply.code(201).send(await answerWithVerification(deps, reply, { reader: readerOf(request), id }))
      },
    )
    app.put(
      '/verifications/drafts/:id',
      {
        config: { ...config, errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'updateVerificationDraft',
          summary: 'Change a draft',
          description: 'What is absent stays as it is.',
          params,
          headers: IF_MATCH,
          body: DraftChangesBody,
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id } = request.params
        await changeDraft(deps, { caller, id, ifMatch: request.headers['if-match'], body: request.body })
        return answerWithVerification(deps, reply, { reader: readerOf(request), id })
      },
    )
    await app.register(draftEndRoutes(deps))
  }

const draftEndRoutes =
  (deps: DraftRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/verifications/drafts/:id/submit',
      {
        config: {
          ...config,
          idempotency: verificationAgain(deps, 'path'),
          errors: ['GONE', 'INSUFFICIENT_BALANCE', 'QUOTA_EXCEEDED', 'VERIFICATION_FAILED'],
        },
        schema: {
          tags,
          operationId: 'submitVerificationDraft',
          summary: 'Submit a draft',
          description: 'It must be complete now, and its credits are reserved.',
          params,
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id } = request.params
        await submitDraft(deps, { caller, id, claim: request.claim })
        return answerWithVerification(deps, reply, { reader: readerOf(request), id })
      },
    )
    app.delete(
      '/verifications/drafts/:id',
      {
        config: { ...config, errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'deleteVerificationDraft',
          summary: 'Delete a draft',
          description: 'It was never charged, and nothing of it stays.',
          params,
          response: { 204: z.null().describe('Deleted') },
        },
      },
      async (request, reply) => {
        await deleteDraft(deps, callerOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
