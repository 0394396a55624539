import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { REVEAL, readerOf } from '../../audit/reader.ts'
import { IF_MATCH } from '../editing/version-tag.ts'
import { UNMASKED } from '../masking/unmasked.ts'
import { VerificationBody } from '../present.ts'
import { type RedactDeps, redactVerification } from '../redaction/redact-verification.ts'
import type { StartDeps } from '../runs/start-run.ts'
import { answerWithVerification, type ShowDeps, verificationAgain } from '../show-verification.ts'
import { cancelVerification } from './cancel-verification.ts'
import { continueVerification } from './continue-verification.ts'
import { retryVerification } from './retry-verification.ts'
import { REVIEW_STATUSES, type ReviewDeps, reviewVerification } from './review-verification.ts'

export type MoveRouteDeps = ShowDeps & StartDeps & RedactDeps & ReviewDeps

const params = z.strictObject({ id: idParameter('Verification') })

const RetryQuery = z.strictObject({
  force: z.enum(['true', 'false']).default('false').describe('Also when it has not failed'),
})

const ReviewBody = z.strictObject({
  verification_status: z.enum(REVIEW_STATUSES).optional().describe('The one it has is an edit without a move'),
  output: UNMASKED.optional().describe(
    'Replaces the output; the verdict follows the `checks` in it, and stays where it has none. `{}` changes nothing',
  ),
  configuration: UNMASKED.optional().describe(
    'Laid over the stored one member by member, null takes one away; used at the next retry. `{}` changes nothing',
  ),
  reason: text(1_000).nullish().describe('Kept in the history'),
  accept_undecided: z
    .boolean()
    .default(false)
    .describe('Lets it be COMPLETED though matches are undecided; 409 without'),
})

export const moveRoutes =
  (deps: MoveRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/verifications/:id/retry',
      {
        config: {
          permission: 'verifications:write',
          idempotency: verificationAgain(deps, 'path'),
          errors: ['INSUFFICIENT_BALANCE', 'QUOTA_EXCEEDED', 'VERIFICATION_FAILED'],
        },
        schema: {
          tags: ['Verifications'],
          operationId: 'retryVerification',
          summary: 'Retry a verification',
          description: 'A new run, paid anew: of a FAILED one, or with `force=true` of any settled one.',
          params,
          querystring: RetryQuery,
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id } = request.params
        await retryVerification(deps, { caller, id, claim: request.claim, force: request.query.force === 'true' })
        return answerWithVerification(deps, reply, { reader: readerOf(request), id })
      },
    )
    for (const { name, words, move } of SIMPLE_MOVES) {
      app.post(
        `/verifications/:id/${name}`,
        {
          config: { permission: 'verifications:write', idempotency: verificationAgain(deps, 'path') },
          schema: { tags: ['Verifications'], ...words, params, response: { 200: VerificationBody } },
        },
        async (request, reply) => {
          const caller = callerOf(request)
          const { id } = request.params
          await move(deps, { caller, id, claim: request.claim })
          return answerWithVerification(deps, reply, { reader: readerOf(request), id })
        },
      )
    }
    await app.register(personalRoutes(deps))
  }

const SIMPLE_MOVES = [
  {
    name: 'cancel',
    words: {
      operationId: 'cancelVerification',
      summary: 'Cancel a verification',
      description: 'One that is queued, running or stopped for fraud. Its credits go back.',
    },
    move: cancelVerification,
  },
  {
    name: 'continue',
    words: {
      operationId: 'continueVerification',
      summary: 'Continue a verification',
      description: 'One that was stopped for fraud. It goes on as the same run and costs nothing more.',
    },
    move: continueVerification,
  },
] as const

const personalRoutes =
  (deps: MoveRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/verifications/:id',
      {
        config: { permission: 'verifications:review', errors: ['CONFLICT'] },
        schema: {
          tags: ['Verifications'],
          operationId: 'reviewVerification',
          summary: 'Update a verification review',
          description: 'By a user, of one that is NEED_REVIEW or COMPLETED. What it replaces is kept in the history.',
          params,
          querystring: z.strictObject(REVEAL),
          headers: IF_MATCH,
          body: ReviewBody,
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id } = request.params
        const { verification_status: status, output, configuration, reason = null } = request.body
        const ifMatch = request.headers['if-match']
        const acceptsUndecided = request.body.accept_undecided
        const edits = { status, output, configuration, reason, acceptsUndecided }
        await reviewVerification(deps, { caller, id, ifMatch, ...edits })
        return answerWithVerification(deps, reply, { reader: readerOf(request), id })
      },
    )
    app.delete(
      '/verifications/:id',
      {
        config: { permission: 'verifications:redact', errors: ['CONFLICT'] },
        schema: {
          tags: ['Verifications'],
          operationId: 'redactVerification',
          summary: 'Redact a verification',
          description:
            'Files, input, output and every copy are gone; its dates and the ledger stay. Settled ones only.',
          params,
          response: { 204: z.null().describe('Redacted') },
        },
      },
      async (request, reply) => {
        await redactVerification(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
