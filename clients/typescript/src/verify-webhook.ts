import { createHmac, timingSafeEqual } from 'node:crypto'

export interface WebhookRequest {
  /** The secret given at creation; one that begins with `whsec_` is base64 after that. */
  readonly secret: string
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** The body as it arrived, before any parsing: the signature is over these very bytes. */
  readonly body: string
  /** An older or younger request is refused, so that none can be replayed. Seconds, default 300. */
  readonly ageSecondsMax?: number
  /** Milliseconds; for tests. */
  readonly now?: number
}

export interface WebhookEvent {
  /** Stays the same when a delivery is tried again: use it to take each event once. */
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
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
 * Checks a webhook after the Standard Webhooks scheme (HMAC-SHA256 of `id.timestamp.body`) and answers the event.
 *
 * @throws {WebhookError} answer 400 then, and do nothing else.
 */
export function verifyWebhook(request: WebhookRequest): WebhookEvent {
  const { secret, body, ageSecondsMax = 300, now = Date.now() } = request
  const id = headerOf(request, 'webhook-id')
  const timestamp = headerOf(request, 'webhook-timestamp')
  const age = Math.abs(now / 1000 - Number(timestamp))
  if (!(age <= ageSecondsMax)) throw new WebhookError('TOO_OLD', 'The webhook is too old, or its clock is wrong')
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  const isSigned = headerOf(request, 'webhook-signature')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => Buffer.from(each.slice(3), 'base64'))
    .some((each) => each.length === expected.length && timingSafeEqual(each, expected))
  if (!isSigned) throw new WebhookError('WRONG_SIGNATURE', 'The webhook was not signed with this secret')
  return { id, body: parse(body) }
}

function headerOf({ headers }: WebhookRequest, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  if (typeof value === 'string' && value !== '') return value
  throw new WebhookError('HEADER_MISSING', `The webhook has no header ${name}`)
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body))
  } catch {
    throw new WebhookError('NOT_JSON', 'The webhook is signed but no JSON')
  }
}
