import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../act.ts'
import { unauthorized } from '../errors.ts'
import { listGroups } from '../groups/store.ts'
import { callerOf } from '../guard-routes.ts'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts'
import { changePassword } from './change-password.ts'
import { ProfileBody, presentProfile } from './present.ts'
import { sessionOf } from './session-of.ts'
import type { SessionDeps } from './start-session.ts'
import { findProfile } from './store.ts'

const NewPassword = z.strictObject({
  current_password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  new_password: z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX),
})
/** Groups that one profile names. */
const BRANCHES_MAX = 1_000
const Done = z.null().describe('Done')
const tags = ['Access']
const config = { permission: 'profile' as const }

export const profileRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/profile',
      {
        config,
        schema: {
          tags,
          operationId: 'getProfile',
          summary: 'Get the signed-in user',
          description:
            'Who the token belongs to, and what they may do: where a page asks this, it need not know the permissions.',
          response: { 200: ProfileBody },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const profile = await findProfile(deps.db, caller.credential.id)
        if (profile === undefined) throw unauthorized()
        const { groups } = await listGroups(deps.db, caller.scope, { offset: 0, size: BRANCHES_MAX })
        return presentProfile({ profile, caller, branches: groups })
      },
    )
    await app.register(passwordRoutes(deps))
  }

const passwordRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/profile/password',
      {
        config,
        schema: {
          tags,
          operationId: 'changePassword',
          summary: 'Change your password',
          description: 'Ends every other session of yours.',
          body: NewPassword,
          response: { 204: Done },
        },
      },
      async (request, reply) => {
        await changePassword(deps, {
          actor: actorOf(request, callerOf(request)),
          sessionId: sessionOf(deps, request),
          currentPassword: request.body.current_password,
          newPassword: request.body.new_password,
        })
        return reply.code(204).send(null)
      },
    )
  }
