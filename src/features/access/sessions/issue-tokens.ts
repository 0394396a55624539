import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '../../../platform/database/database.ts'
import { ACCESS_TOKEN_SECONDS, type AccessClaims, type AccessTokens } from '../access-token.ts'
import { insertRefreshToken } from './store.ts'

export const REFRESH_TOKEN_SECONDS = 30 * 24 * 3_600

export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  /** Of the access token, in seconds. */
  readonly expiresIn: number
}

/** A new pair for a session. The refresh token has 256 random bits; only its hash is stored. */
export async function issueTokens(tx: Tx, tokens: AccessTokens, claims: AccessClaims): Promise<TokenPair> {
  const refreshToken = `rt_${randomBytes(32).toString('base64url')}`
  const { sessionId } = claims
  await insertRefreshToken(tx, {
    hash: hashRefreshToken(refreshToken),
    sessionId,
    lifetimeSeconds: REFRESH_TOKEN_SECONDS,
  })
  return { accessToken: tokens.sign(claims), refreshToken, expiresIn: ACCESS_TOKEN_SECONDS }
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
