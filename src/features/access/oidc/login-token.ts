import { z } from 'zod'
import { SealError } from '../../../platform/encryption/seal-error.ts'
import { createSealer } from '../../../platform/encryption/sealer.ts'
import type { OidcAttempt } from './oidc-provider.ts'

/** Seconds that a person may take at the provider. */
export const LOGIN_SECONDS = 600
/** Characters of a token at most; one has about 350. */
export const LOGIN_TOKEN_LENGTH_MAX = 1_000

const CONTEXT = 'oidc.login'
const Contents = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  goodUntilMs: z.number(),
})

export interface LoginTokens {
  /** What the browser keeps while the person is at the provider. Nothing in it can be read or changed. */
  write(attempt: OidcAttempt): string
  /** null for what was not written here, or too long ago. */
  read(token: string): OidcAttempt | null
}

/** @param key 32 bytes. @param now milliseconds; for tests. */
export function createLoginTokens(key: Uint8Array, now: () => number = Date.now): LoginTokens {
  const sealer = createSealer({ current: 1, byVersion: new Map([[1, key]]) })
  return {
    write({ state, nonce, codeVerifier }) {
      const contents = { state, nonce, codeVerifier, goodUntilMs: now() + LOGIN_SECONDS * 1000 }
      return sealer.seal(JSON.stringify(contents), CONTEXT).toString('base64url')
    },
    read(token) {
      try {
        const text = sealer.open(Buffer.from(token, 'base64url'), CONTEXT).toString('utf8')
        const { goodUntilMs, ...attempt } = Contents.parse(JSON.parse(text))
        return now() < goodUntilMs ? attempt : null
      } catch (error) {
        if (error instanceof SealError) return null
        throw error
      }
    },
  }
}
