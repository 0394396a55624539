import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

export interface SignedMessage {
  /** Stays the same over retries. Must not contain a dot. */
  readonly id: string
  /** Seconds since 1970 at which this try was sent. */
  readonly timestamp: number
  readonly body: string | Uint8Array
  readonly secret: string | Uint8Array
}

/**
 * A message's signature by the Standard Webhooks specification (github.com/standard-webhooks, "Signature scheme"):
 * `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`.
 */
export function signatureOf({ id, timestamp, body, secret }: SignedMessage): string {
  const hmac = createHmac('sha256', createSecretKey(signingKey(secret)))
    .update(`${id}.${timestamp}.`)
    .update(body)
  return `v1,${hmac.digest('base64')}`
}

export interface ReceivedMessage extends SignedMessage {
  /** The parts of the `webhook-signature` header between its spaces: several while a secret is being rotated. */
  readonly signatures: readonly string[]
  /** Seconds since 1970. */
  readonly now: number
  /** How old, or how far in the future, a message may be. The specification's libraries take 300. */
  readonly ageSecondsMax: number
}

/** What a receiver checks: that one of the signatures is ours and the message is fresh. */
export function isSignatureValid({ signatures, now, ageSecondsMax, ...message }: ReceivedMessage): boolean {
  if (!Number.isSafeInteger(message.timestamp) || Math.abs(now - message.timestamp) > ageSecondsMax) return false
  const expected = Buffer.from(signatureOf(message))
  return signatures
    .map((signature) => Buffer.from(signature))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected))
}

const PREFIX = 'whsec_'
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** A `whsec_` secret is base64 of the key; any other is the key itself, as is one whose base64 is broken. */
function signingKey(secret: string | Uint8Array): Uint8Array {
  const text = Buffer.from(secret).toString('utf8')
  const encoded = text.slice(PREFIX.length)
  const isEncoded = text.startsWith(PREFIX) && encoded !== '' && BASE64.test(encoded)
  return isEncoded ? Buffer.from(encoded, 'base64') : Buffer.from(secret)
}
