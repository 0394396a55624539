import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { text } from '../../../platform/http/validation.ts'
import { SessionBody } from '../sessions/present.ts'
import { carrierOf, SessionChoice, sendSession } from '../sessions/send-session.ts'
import { logInWithOidc, type OidcLogInDeps, startOidc } from './log-in-with-oidc.ts'
import { LOGIN_TOKEN_LENGTH_MAX } from './login-token.ts'

const StartBody = z
  .object({
    authorization_url: z.url().describe('Where to send the person'),
    state: z.string().describe('What the person must come back with'),
    login_token: z.string().describe('Keep it in the browser that was sent there, for POST /auth/oidc/login'),
    expires_in: z.int().describe('Seconds that signing in may take'),
  })
  .meta({ id: 'OidcStart', description: 'Where to send the person, and what to keep' })

const LoginBody = z.strictObject({
  code: text(4_000).min(1).describe('As the provider sent it back'),
  state: text(500).min(1).describe('As the provider sent it back'),
  iss: text(2_000).optional().describe('As the provider sent it back, where it did'),
  login_token: z.string().min(1).max(LOGIN_TOKEN_LENGTH_MAX).describe('Of POST /auth/oidc/start'),
  session: SessionChoice,
})
const tags = ['Access']
const config = { permission: 'public', idempotency: 'none' } as const

export const oidcRoutes =
  (deps: OidcLogInDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/auth/oidc/start',
      {
        config: { ...config, errors: ['NOT_FOUND'] },
        schema: {
          tags,
          operationId: 'startOidcLogin',
          summary: 'Begin to sign in at the identity provider',
          description: 'Answers the address to send the person to, and what to keep until he comes back.',
          security: [],
          response: { 200: StartBody },
        },
      },
      async (_request, reply) => {
        const { authorizationUrl, state, loginToken, expiresIn } = await startOidc(deps)
        const body = { authorization_url: authorizationUrl, state, login_token: loginToken, expires_in: expiresIn }
        return reply.send(body)
      },
    )
    app.post(
      '/auth/oidc/login',
      {
        config: { ...config, errors: ['FORBIDDEN', 'INVALID_CREDENTIALS', 'NOT_FOUND', 'TOO_MANY_REQUESTS'] },
        schema: {
          tags,
          operationId: 'finishOidcLogin',
          summary: 'Sign in with what the identity provider sent back',
          description: 'For the user whose e-mail address the provider has verified. Answers as POST /auth/login does.',
          security: [],
          body: LoginBody,
          response: { 200: SessionBody },
        },
      },
      async (request, reply) => {
        const { login_token: loginToken, session, ...returned } = request.body
        const carrier = carrierOf(deps, request, session)
        const { ip: address, id: requestId } = request
        const pair = await logInWithOidc(deps, { ...returned, loginToken, carrier, address, requestId })
        return reply.send(sendSession(deps, { request, reply, pair, carrier }))
      },
    )
  }
