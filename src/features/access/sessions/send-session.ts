import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { TokenPair } from './issue-tokens.ts'
import { presentCookieTokens, presentTokens } from './present.ts'
import { cookieOf, requireOwnOrigin } from './session-cookie.ts'
import type { SessionDeps } from './start-session.ts'
import type { Carrier } from './store.ts'

/** How a client that signs in asks for its refresh token. */
export const SessionChoice = z
  .enum(['cookie'])
  .optional()
  .describe('`cookie`, for a page of this server: the refresh token comes in a cookie that scripts cannot read')

/** @throws {HttpError} 403 for a cookie that a page of another server asks for. */
export function carrierOf(deps: SessionDeps, request: FastifyRequest, choice: 'cookie' | undefined): Carrier {
  if (choice === undefined) return 'body'
  requireOwnOrigin(request, deps.publicUrl)
  return choice
}

interface Started {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly pair: TokenPair
  readonly carrier: Carrier
}

/** What a started or continued session is answered with: the refresh token goes into the body or the cookie. */
export function sendSession(deps: SessionDeps, { request, reply, pair, carrier }: Started) {
  if (carrier === 'body') return presentTokens(pair)
  reply.header('set-cookie', cookieOf(pair, request, deps.publicUrl))
  return presentCookieTokens(pair)
}
