import type { FastifyRequest } from 'fastify'
import { HttpError } from '../../../platform/http/http-error.ts'
import { REFRESH_TOKEN_SECONDS, type TokenPair } from './issue-tokens.ts'

const NAME = 'absah_refresh'

/** The refresh token that a browser sent; null without one. */
export function cookieFrom(request: Pick<FastifyRequest, 'headers'>): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${NAME}=`))
  return found === undefined ? null : found.slice(NAME.length + 1)
}

/** `Set-Cookie` for a refresh token (RFC 6265): no script reads it, no other site sends it, no other path gets it. */
export function cookieOf(pair: TokenPair, request: FastifyRequest, publicUrl: string | null): string {
  return cookie(pair.refreshToken, REFRESH_TOKEN_SECONDS, { request, publicUrl })
}

/** `Set-Cookie` that takes the refresh token away. */
export function noCookie(request: FastifyRequest, publicUrl: string | null): string {
  return cookie('', 0, { request, publicUrl })
}

interface Place {
  readonly request: FastifyRequest
  readonly publicUrl: string | null
}

function cookie(value: string, maxAgeSeconds: number, { request, publicUrl }: Place): string {
  const address = publicUrl === null ? null : new URL(publicUrl)
  const folder = address?.pathname.replace(/\/+$/, '') ?? ''
  const isEncrypted = (address?.protocol ?? `${request.protocol}:`) === 'https:'
  const rules = [`Path=${folder}/auth/refresh`, `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Strict']
  return [`${NAME}=${value}`, ...rules, ...(isEncrypted ? ['Secure'] : [])].join('; ')
}

/**
 * Lets only pages of this server begin, go on with or end a session in a cookie.
 *
 * @throws {HttpError} 403 FORBIDDEN when `Origin` is absent or another's.
 */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const { origin } = request.headers
  if (origin !== undefined && URL.canParse(origin) && isOwn(new URL(origin), { request, publicUrl })) return
  const message = 'A session in a cookie is for pages of this server alone: Origin must be its address'
  throw new HttpError({ status: 403, code: 'FORBIDDEN', message })
}

/** Without PUBLIC_URL the server has the address that it was asked at: no other site can choose that for a browser. */
function isOwn(origin: URL, { request, publicUrl }: Place): boolean {
  return publicUrl === null ? origin.host === request.host : origin.origin === new URL(publicUrl).origin
}
