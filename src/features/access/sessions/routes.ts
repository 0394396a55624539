import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { invalidRequest } from '../../../platform/http/http-error.ts'
import { text } from '../../../platform/http/validation.ts'
import { actorOf } from '../act.ts'
import { callerOf } from '../guard-routes.ts'
import type { OidcLogInDeps } from '../oidc/log-in-with-oidc.ts'
import { oidcRoutes } from '../oidc/routes.ts'
import { PASSWORD_LENGTH_MAX } from '../password.ts'
import { logIn } from './log-in.ts'
import { MethodsBody, presentMethods, SessionBody } from './present.ts'
import { profileRoutes } from './profile-routes.ts'
import { refreshSession } from './refresh-session.ts'
import { carrierOf, SessionChoice, sendSession } from './send-session.ts'
import { cookieFrom, noCookie, requireOwnOrigin } from './session-cookie.ts'
import { sessionOf } from './session-of.ts'
import { signOut } from './sign-out.ts'
import type { SessionDeps } from './start-session.ts'
import { type Carrier, findCarrier } from './store.ts'

const Credentials = z.strictObject({
  email: text(254).min(1),
  password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  session: SessionChoice,
})
const RefreshBody = z.strictObject({
  refresh_token: z.string().min(1).max(200).optional().describe('Absent where the refresh token is in the cookie'),
})
const SignOutQuery = z.strictObject({
  everywhere: z.enum(['true', 'false']).default('false').describe('`true` ends every session of yours'),
})
const Done = z.null().describe('Done')
const tags = ['Access']

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
        config: {
          permission: 'public',
          idempotency: 'none',
          errors: ['FORBIDDEN', 'INVALID_CREDENTIALS', 'TOO_MANY_REQUESTS'],
        },
        schema: {
          tags,
          operationId: 'login',
          summary: 'Sign in',
          description: 'At most 10 failures per account and 100 per address in 15 minutes.',
          security: [],
          body: Credentials,
          response: { 200: SessionBody },
        },
      },
      async (request, reply) => {
        const { ip: address, id: requestId } = request
        const { session, ...credentials } = request.body
        const carrier = carrierOf(deps, request, session)
        const pair = await logIn(deps, { ...credentials, carrier, address, requestId })
        return reply.send(sendSession(deps, { request, reply, pair, carrier }))
      },
    )
    await app.register(refreshRoutes(deps))
    await app.register(oidcRoutes(deps))
    await app.register(signOutRoutes(deps))
    await app.register(profileRoutes(deps))
  }

const refreshRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/auth/refresh',
      {
        config: {
          permission: 'public',
          idempotency: 'none',
          errors: ['FORBIDDEN', 'INVALID_TOKEN', 'TOKEN_EXPIRED'],
        },
        schema: {
          tags,
          operationId: 'refreshTokens',
          summary: 'Get new tokens',
          description: 'A refresh token is good once. One that comes back after 10 seconds ends its session.',
          security: [],
          body: RefreshBody,
          response: { 200: SessionBody },
        },
      },
      async (request, reply) => {
        const { ip: address, id: requestId, body } = request
        const { refreshToken, carrier } = refreshTokenOf(deps, request, body.refresh_token)
        const pair = await refreshSession(deps, { refreshToken, carrier, address, requestId })
        return reply.send(sendSession(deps, { request, reply, pair, carrier }))
      },
    )
  }

/** The token from the body or from the cookie, and never from one beside the other. */
function refreshTokenOf(
  deps: SessionDeps,
  request: FastifyRequest,
  inBody: string | undefined,
): { readonly refreshToken: string; readonly carrier: Carrier } {
  const inCookie = cookieFrom(request)
  if (inCookie === null) {
    if (inBody === undefined) throw invalidRequest([{ field: 'refresh_token', message: 'This field is required' }])
    return { refreshToken: inBody, carrier: 'body' }
  }
  requireOwnOrigin(request, deps.publicUrl)
  const { authorization, 'x-api-key': key } = request.headers
  if (inBody !== undefined || authorization !== undefined || key !== undefined) {
    const message = 'Send the cookie alone, without a refresh_token, Authorization or X-API-Key'
    throw invalidRequest([{ field: 'refresh_token', message }])
  }
  return { refreshToken: inCookie, carrier: 'cookie' }
}

const signOutRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/auth/logout',
      {
        config: { permission: 'profile', idempotency: 'none' },
        schema: {
          tags,
          operationId: 'logout',
          summary: 'Sign out',
          description:
            'Ends the session of the token, or every session of its user: their refresh tokens are good no more.',
          querystring: SignOutQuery,
          response: { 204: Done },
        },
      },
      async (request, reply) => {
        const sessionId = sessionOf(deps, request)
        if ((await findCarrier(deps.db, sessionId)) === 'cookie') {
          requireOwnOrigin(request, deps.publicUrl)
          reply.header('set-cookie', noCookie(request, deps.publicUrl))
        }
        const isEverywhere = request.query.everywhere === 'true'
        await signOut(deps, { actor: actorOf(request, callerOf(request)), sessionId, isEverywhere })
        return reply.code(204).send(null)
      },
    )
  }
