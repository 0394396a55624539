import { inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { HttpError } from '../../../platform/http/http-error.ts'
import { invalidToken, tokenExpired } from '../errors.ts'
import { hashRefreshToken, issueTokens, type TokenPair } from './issue-tokens.ts'
import type { SessionDeps } from './start-session.ts'
import { type Carrier, endSession, type LockedRefreshToken, lockRefreshToken, markRefreshTokenUsed } from './store.ts'

/** Two windows of one browser may refresh at once; each then gets a token of its own. */
export const SIBLING_SECONDS = 10

export interface Refresh {
  readonly refreshToken: string
  readonly carrier: Carrier
  readonly address: string
  readonly requestId: string
}

type Outcome = { readonly kind: 'issued'; readonly pair: TokenPair } | { readonly kind: 'refused'; error: HttpError }

/**
 * Takes a refresh token and answers a new pair. A token that comes back later than {@link SIBLING_SECONDS} after its
 * first use was copied by somebody: its whole session ends, for the thief and for the user.
 *
 * @throws {HttpError} 401 TOKEN_EXPIRED or INVALID_TOKEN.
 */
export async function refreshSession(deps: SessionDeps, input: Refresh): Promise<TokenPair> {
  // The end of a session must be committed, so refusing is an outcome of the transaction and not a throw in it.
  const outcome = await inTransaction(deps.db, (tx) => refreshInTransaction(tx, deps, input))
  if (outcome.kind === 'refused') throw outcome.error
  return outcome.pair
}

async function refreshInTransaction(tx: Tx, deps: SessionDeps, input: Refresh): Promise<Outcome> {
  const hash = hashRefreshToken(input.refreshToken)
  const token = await lockRefreshToken(tx, hash)
  const isGood = token !== undefined && !token.isEnded && token.carrier === input.carrier
  if (!isGood) return { kind: 'refused', error: invalidToken() }
  if (token.secondsSinceUse !== null && token.secondsSinceUse > SIBLING_SECONDS) {
    await endReused(tx, deps, { token, input })
    return { kind: 'refused', error: invalidToken() }
  }
  if (token.isExpired) return { kind: 'refused', error: tokenExpired() }
  await markRefreshTokenUsed(tx, hash)
  return { kind: 'issued', pair: await issueTokens(tx, deps.tokens, token) }
}

interface Reuse {
  readonly token: LockedRefreshToken
  readonly input: Refresh
}

async function endReused(tx: Tx, deps: SessionDeps, { token, input }: Reuse): Promise<void> {
  await endSession(tx, token.sessionId, 'TOKEN_REUSED')
  await deps.recordAct(tx, {
    organizationId: token.organizationId,
    groupId: null,
    mode: null,
    actor: { kind: 'SYSTEM', id: null },
    action: 'session.token_reused',
    target: { kind: 'session', id: token.sessionId },
    details: { user_id: token.userId },
    address: input.address,
    requestId: input.requestId,
  })
}
