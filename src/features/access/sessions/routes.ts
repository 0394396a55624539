import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inTransaction } from '../../../platform/database/database.ts'
import { text } from '../../../platform/http/validation.ts'
import { actOf, actorOf } from '../act.ts'
import { bearerFrom } from '../authenticate.ts'
import { invalidToken, unauthorized } from '../errors.ts'
import { callerOf } from '../guard-routes.ts'
import type { OidcLogInDeps } from '../oidc/log-in-with-oidc.ts'
import { oidcRoutes } from '../oidc/routes.ts'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts'
import { changePassword } from './change-password.ts'
import { logIn } from './log-in.ts'
import { MethodsBody, ProfileBody, presentMethods, presentProfile, presentTokens, TokensBody } from './present.ts'
import { refreshSession } from './refresh-session.ts'
import type { SessionDeps } from './start-session.ts'
import { endSession, findProfile } from './store.ts'

const Credentials = z.strictObject({
  email: text(254).min(1),
  password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
})
const RefreshBody = z.strictObject({ refresh_token: z.string().min(1).max(200) })
const NewPassword = z.strictObject({
  current_password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  new_password: z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX),
})
const Done = z.null().describe('Done')
const tags = ['Access']
const config = { permission: 'profile' as const }

export const sessionRoutes =
  (deps: OidcLogInDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/auth/methods',
      {
        config: { permission: 'public' },
        schema: {
          tags,
          operationId: 'listAuthMethods',
          summary: 'List the ways to sign in',
          description: 'Which of the ways this server offers, and where a browser begins each.',
          security: [],
          response: { 200: MethodsBody },
        },
      },
      async () => {
        const provider = deps.oidc?.provider
        if (provider === undefined) return presentMethods(null)
        return presentMethods({ issuer: provider.issuer, isHealthy: await provider.isHealthy() })
      },
    )
    app.post(
      '/auth/login',
      {
        config: { permission: 'public', idempotency: 'none', errors: ['INVALID_CREDENTIALS', 'TOO_MANY_REQUESTS'] },
        schema: {
          tags,
          operationId: 'login',
          summary: 'Sign in',
          description: 'At most 10 failures per account and 100 per address in 15 minutes.',
          security: [],
          body: Credentials,
          response: { 200: TokensBody },
        },
      },
      async (request, reply) => {
        const { ip: address, id: requestId } = request
        const pair = await logIn(deps, { ...request.body, address, requestId })
        return reply.send(presentTokens(pair))
      },
    )
    await app.register(refreshRoutes(deps))
    await app.register(oidcRoutes(deps))
    await app.register(profileRoutes(deps))
    await app.register(passwordRoutes(deps))
  }

const refreshRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/auth/refresh',
      {
        config: { permission: 'public', idempotency: 'none', errors: ['INVALID_TOKEN', 'TOKEN_EXPIRED'] },
        schema: {
          tags,
          operationId: 'refreshTokens',
          summary: 'Get new tokens',
          description: 'A refresh token is good once. One that comes back after 10 seconds ends its session.',
          security: [],
          body: RefreshBody,
          response: { 200: TokensBody },
        },
      },
      async (request, reply) => {
        const { ip: address, id: requestId, body } = request
        const pair = await refreshSession(deps, { refreshToken: body.refresh_token, address, requestId })
        return reply.send(presentTokens(pair))
      },
    )
  }

const profileRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/auth/logout',
      {
        config: { ...config, idempotency: 'none' },
        schema: {
          tags,
          operationId: 'logout',
          summary: 'Sign out',
          description: 'Ends the session of the token: its refresh token is good for nothing any more.',
          response: { 204: Done },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request, callerOf(request))
        const id = sessionOf(deps, request)
        await inTransaction(deps.db, async (tx) => {
          await endSession(tx, id, 'LOGGED_OUT')
          await deps.recordAct(tx, actOf(actor, { action: 'session.ended', target: { kind: 'session', id } }))
        })
        return reply.code(204).send(null)
      },
    )
    app.get(
      '/profile',
      {
        config,
        schema: {
          tags,
          operationId: 'getProfile',
          summary: 'Get the signed-in user',
          description: 'Name, role and organization of whoever the token belongs to.',
          response: { 200: ProfileBody },
        },
      },
      async (request) => {
        const profile = await findProfile(deps.db, callerOf(request).credential.id)
        if (profile === undefined) throw unauthorized()
        return presentProfile(profile)
      },
    )
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

function sessionOf({ tokens }: SessionDeps, request: { headers: { authorization?: string | undefined } }): string {
  const verdict = tokens.read(bearerFrom(request.headers) ?? '')
  if (verdict.kind !== 'valid') throw invalidToken()
  return verdict.claims.sessionId
}
