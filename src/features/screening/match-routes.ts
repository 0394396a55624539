import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DECISIONS } from '../../engines/screening/screening.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { readerOf } from '../audit/reader.ts'
import { IF_MATCH } from '../verifications/editing/version-tag.ts'
import { VerificationBody, WatchBody } from '../verifications/present.ts'
import { answerWithVerification, type ShowDeps } from '../verifications/show-verification.ts'
import { type DecideDeps, decideMatch } from './decide-match.ts'
import { startWatch, stopWatch } from './watch-person.ts'

export type MatchRouteDeps = ShowDeps & DecideDeps

const DecisionBody = z.strictObject({
  decision: z.enum(DECISIONS).describe('Whether the entry is the person'),
  reason: text(1_000).nullish().describe('Kept in the history'),
})

const StartedWatch = z
  .object({
    verification_id: z.guid(),
    started_at: z.iso.datetime().describe('Since when it is watched'),
    watch: WatchBody,
  })
  .meta({ id: 'StartedWatch', description: 'The person is watched from now on' })

export const matchRoutes =
  (deps: MatchRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/verifications/:id/matches/:match_id',
      {
        config: { permission: 'verifications:review', errors: ['CONFLICT'] },
        schema: {
          tags: ['Screening'],
          operationId: 'decideMatch',
          summary: 'Decide whether a match is the person',
          description:
            'By a user, of one that is NEED_REVIEW or COMPLETED. The verdict follows a decision that is final; the status stays. UNSURE never is, nor, where `PUT /screenings/settings` asks for a second decision, one that no other user has made too. It is remembered for the person and not asked for again until the list changes what counts of the entry.',
          params: z.strictObject({
            id: idParameter('Verification'),
            match_id: text(600).describe('`match_id` of one of the matches in the output'),
          }),
          headers: IF_MATCH,
          body: DecisionBody,
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id, match_id: matchId } = request.params
        const { decision, reason = null } = request.body
        const ifMatch = request.headers['if-match']
        await decideMatch(deps, actorOf(request, caller), { id, matchId, decision, reason, ifMatch })
        return answerWithVerification(deps, reply, { reader: readerOf(request), id })
      },
    )
    await app.register(watchRoutes(deps))
  }

const watchRoutes =
  (deps: MatchRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const params = z.strictObject({ id: idParameter('Verification') })
    const showWatch = async (request: FastifyRequest, _reply: FastifyReply, id: string) => {
      const { scope } = callerOf(request)
      const watch = (await deps.readWatches(deps.db, scope, [id])).get(id)
      if (watch === undefined) throw notFound('Watch')
      return { verification_id: id, started_at: watch.since, watch }
    }
    app.post(
      '/verifications/:id/watch',
      {
        config: { permission: 'watches:write', idempotency: { idIn: 'path', show: showWatch } },
        schema: {
          tags: ['Screening'],
          operationId: 'watchVerification',
          summary: 'Watch the person a verification screened',
          description:
            'From now on they are screened against every change of a list. A new match is added to the output, and a COMPLETED verification becomes NEED_REVIEW. Once more changes nothing.',
          params,
          response: { 200: StartedWatch },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        await startWatch(deps, actorOf(request, callerOf(request)), id)
        return showWatch(request, reply, id)
      },
    )
    app.delete(
      '/verifications/:id/watch',
      {
        config: { permission: 'verifications:write' },
        schema: {
          tags: ['Screening'],
          operationId: 'unwatchVerification',
          summary: 'Stop watching the person a verification screened',
          description: 'Nothing is screened against later lists any more. What was found stays.',
          params,
          response: { 204: z.null().describe('Not watched any more') },
        },
      },
      async (request, reply) => {
        await stopWatch(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
