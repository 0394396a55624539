import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { knownError, notFound } from '../../../platform/http/http-error.ts'
import { idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { etagOf, IF_MATCH } from '../editing/version-tag.ts'
import { findVerification } from '../store.ts'
import { type DecideDeps, decide } from './decide.ts'
import { DecisionBody, presentDecision } from './present.ts'
import { DECISION_OUTCOMES } from './review-check.ts'
import { findLatest } from './store.ts'
import { undoDecision } from './undo-decision.ts'

/** Of the built-in ones, or of an organization's own. */
export const ReasonCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,59}$/, 'Must be a code in capitals')
  .meta({ examples: ['DOCUMENT_CONFIRMED'] })

export const NewDecisionBody = z.strictObject({
  outcome: z.enum(DECISION_OUTCOMES),
  reason_code: ReasonCode.describe('One for the outcome, of `GET /desk/settings`'),
  note: text(2_000).min(1).nullish().describe('For colleagues; required where the reason is another one'),
  accept_undecided: z
    .boolean()
    .default(false)
    .describe('Lets it be APPROVED though matches are undecided; 409 without'),
})
const params = z.strictObject({ id: idParameter('Verification') })
const tags = ['Verifications']
const config = { permission: 'verifications:review', reading: 'none' } as const

export const decisionRoutes =
  (deps: DecideDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const show = createShow(deps)
    app.post(
      '/verifications/:id/decision',
      {
        config: {
          ...config,
          idempotency: { idIn: 'path', show },
          errors: ['CONFLICT', 'PRECONDITION_FAILED', 'PRECONDITION_REQUIRED'],
        },
        schema: {
          tags,
          operationId: 'decideVerification',
          summary: 'Decide on a verification',
          description:
            'By a user, of one that is NEED_REVIEW. Taken at once; the check `REVIEW`, the status COMPLETED and the webhook follow at `takes_effect_at`. The machine’s reading stays. Needs `If-Match`; whoever was slower is told who was faster. Where the organization asks for two persons, the first one’s is AWAITING_SECOND.',
          params,
          headers: IF_MATCH,
          body: NewDecisionBody,
          response: { 202: DecisionBody.describe('Decided; it takes effect soon') },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { outcome, reason_code: reasonCode, note = null, accept_undecided: acceptsUndecided } = request.body
        const ifMatch = request.headers['if-match']
        if (ifMatch === undefined) throw knownError('PRECONDITION_REQUIRED')
        const decision = { id, ifMatch, outcome, reasonCode, note, acceptsUndecided }
        await decide(deps, actorOf(request, callerOf(request)), decision)
        return reply.code(202).send(await show(request, reply, id))
      },
    )
    await app.register(standingRoutes(deps))
  }

const standingRoutes =
  (deps: DecideDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const show = createShow(deps)
    app.get(
      '/verifications/:id/decision',
      {
        config,
        schema: {
          tags,
          operationId: 'getDecision',
          summary: 'Get the decision on a verification',
          description: 'The last one, undone ones too.',
          params,
          response: { 200: DecisionBody },
        },
      },
      async (request, reply) => show(request, reply, request.params.id),
    )
    app.delete(
      '/verifications/:id/decision',
      {
        config: { ...config, errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'undoDecision',
          summary: 'Undo a decision',
          description: 'Before it takes effect: by whoever made it, or an owner. The verification waits again.',
          params,
          response: { 200: DecisionBody },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        await undoDecision(deps, actorOf(request, callerOf(request)), id)
        return show(request, reply, id)
      },
    )
  }

/** Answers the last decision, with the version of the verification. */
const createShow = (deps: DecideDeps) => async (request: FastifyRequest, reply: FastifyReply, id: string) => {
  const { scope } = callerOf(request)
  const verification = await findVerification(deps.db, scope, id)
  const decision = await findLatest(deps.db, scope, id)
  if (verification === undefined || decision === undefined) throw notFound('Decision')
  reply.header('etag', etagOf(verification.version))
  return presentDecision(await deps.keyring.forOrganization(deps.db, scope.organizationId), decision)
}
