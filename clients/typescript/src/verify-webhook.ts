import { createHmac, timingSafeEqual } from 'node:crypto'
import type { components } from './schema.ts'

export interface WebhookRequest {
  /** The secret given at creation; one that begins with `whsec_` is base64 after that. */
  readonly secret: string
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** The body as it arrived, before any parsing: the signature is over these very bytes. A `Buffer` is fine. */
  readonly body: string | Uint8Array
  /** An older or younger request is refused, so that none can be replayed. Seconds, default 300. */
  readonly ageSecondsMax?: number
  /** Milliseconds; for tests. */
  readonly now?: number
}

type Schemas = components['schemas']

/** What the server tells; `event` says which of them it is. */
export type WebhookEvent = Schemas['VerificationStatusChanged'] | Schemas['ReceiptChecked'] | Schemas['WebhookTest']

export interface VerifiedWebhook {
  /** Stays the same when a delivery is tried again: use it to take each event once. */
  readonly id: string
  readonly body: WebhookEvent
}

/** The request must not be believed; `reason` says why, for a log. */
export class WebhookError extends Error {
  readonly reason: 'HEADER_MISSING' | 'TOO_OLD' | 'WRONG_SIGNATURE' | 'NOT_JSON'

  constructor(reason: WebhookError['reason'], message: string) {
    super(message)
    this.name = 'WebhookError'
    this.reason = reason
  }
}

/**
 * Checks a webhook after the Standard Webhooks scheme (HMAC-SHA256 of `id.timestamp.body`) and answers what it tells.
 *
 * @throws {WebhookError} answer 400 then, and do nothing else.
 */
export function verifyWebhook(request: WebhookRequest): VerifiedWebhook {
  const { secret, ageSecondsMax = 300, now = Date.now() } = request
  const body = Buffer.from(request.body)
  const id = headerOf(request, 'webhook-id')
  const timestamp = headerOf(request, 'webhook-timestamp')
  const age = Math.abs(now / 1000 - Number(timestamp))
  if (!(age <= ageSecondsMax)) throw new WebhookError('TOO_OLD', 'The webhook is too old, or its clock is wrong')
  const expected = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest()
  const isSigned = headerOf(request, 'webhook-signature')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => Buffer.from(each.slice(3), 'base64'))
    .some((each) => each.length === expected.length && timingSafeEqual(each, expected))
  if (!isSigned) throw new WebhookError('WRONG_SIGNATURE', 'The webhook was not signed with this secret')
  return { id, body: parse(body.toString('utf8')) }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+$|^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/

/** As the server does: where the base64 after `whsec_` is broken, the secret is used as it is. */
function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith('whsec_') ? secret.slice(6) : ''
  return BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.from(secret, 'utf8')
}

/** Of plain objects too: their names are in lower case, as Node has them. */
function headerOf({ headers }: WebhookRequest, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  if (typeof value === 'string' && value !== '') return value
  throw new WebhookError('HEADER_MISSING', `The webhook has no header ${name}`)
}

function parse(body: string): WebhookEvent {
  try {
    return Object(JSON.parse(body))
  } catch {
    throw new WebhookError('NOT_JSON', 'The webhook is signed but no JSON')
  }
}
