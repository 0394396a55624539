import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export interface AccessTokenKey {
  /** Short public name that travels in the token's header as `kid`. */
  readonly id: string
  readonly key: Uint8Array
}

export interface AccessTokenOptions {
  /** The first signs, all verify: put a new key in front and drop the old one an hour later to rotate. */
  readonly keys: readonly [AccessTokenKey, ...AccessTokenKey[]]
  /** Milliseconds; for tests. */
  readonly now?: () => number
}

export interface AccessClaims {
  readonly userId: string
  readonly sessionId: string
}

export type AccessTokenVerdict =
  | { readonly kind: 'valid'; readonly claims: AccessClaims }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' }

export interface AccessTokens {
  sign(claims: AccessClaims): string
  /** Says who a token was made for. Whether the session still stands is asked of the database, at each request. */
  read(token: string): AccessTokenVerdict
}

export const ACCESS_TOKEN_SECONDS = 3_600

const ISSUER = 'absah'
const AUDIENCE = 'absah-api'
const TOKEN_LENGTH_MAX = 2_000

const Header = z.strictObject({ alg: z.literal('HS256'), typ: z.literal('JWT'), kid: z.string() })
const Payload = z.strictObject({
  iss: z.literal(ISSUER),
  aud: z.literal(AUDIENCE),
  sub: z.guid(),
  sid: z.guid(),
  iat: z.int(),
  exp: z.int(),
})

/** JSON Web Tokens (RFC 7519) signed with HS256 and nothing else; issuer, audience and key id must be ours. */
export function createAccessTokens({ keys, now = Date.now }: AccessTokenOptions): AccessTokens {
  const [current] = keys
  return {
    sign({ userId, sessionId }) {
      const iat = Math.floor(now() / 1000)
      const payload = { iss: ISSUER, aud: AUDIENCE, sub: userId, sid: sessionId, iat, exp: iat + ACCESS_TOKEN_SECONDS }
      const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: current.id })}.${encode(payload)}`
      return `${signed}.${signatureOf(current.key, signed).toString('base64url')}`
    },
    read(token) {
      const [header, payload, signature, ...rest] = token.length > TOKEN_LENGTH_MAX ? [] : token.split('.')
      if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
        return { kind: 'invalid' }
      const kid = Header.safeParse(decode(header)).data?.kid
      const key = keys.find((each) => each.id === kid)
      if (key === undefined) return { kind: 'invalid' }
      const expected = signatureOf(key.key, `${header}.${payload}`)
      const given = Buffer.from(signature, 'base64url')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'invalid' }
      const claims = Payload.safeParse(decode(payload)).data
      if (claims === undefined) return { kind: 'invalid' }
      if (claims.exp * 1000 <= now()) return { kind: 'expired' }
      return { kind: 'valid', claims: { userId: claims.sub, sessionId: claims.sid } }
    },
  }
}

function signatureOf(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
