import { bearerFrom } from '../authenticate.ts'
import { invalidToken } from '../errors.ts'
import type { SessionDeps } from './start-session.ts'

/** The session whose access token a request carries. */
export function sessionOf(
  { tokens }: Pick<SessionDeps, 'tokens'>,
  request: { readonly headers: { readonly authorization?: string | undefined } },
): string {
  const verdict = tokens.read(bearerFrom(request.headers) ?? '')
  if (verdict.kind !== 'valid') throw invalidToken()
  return verdict.claims.sessionId
}
