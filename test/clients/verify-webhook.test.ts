import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { verifyWebhook, WebhookError, type WebhookRequest } from '../../clients/typescript/src/verify-webhook.ts'

// The published vector of the scheme.
const VECTOR: WebhookRequest = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  body: '{"test": 2432232314}',
  now: 1_614_265_330_000,
}

const reasonOf = (request: WebhookRequest): string => {
  try {
    return verifyWebhook(request).id
  } catch (error) {
    return error instanceof WebhookError ? error.reason : 'another error'
  }
}

describe('verifyWebhook', () => {
  it('takes the published vector', () => {
    expect(verifyWebhook(VECTOR)).toEqual({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: { test: 2_432_232_314 } })
  })

  it('takes headers in either form, and one good signature among several', () => {
    const signature = `v1,AAAA v2,BBBB ${VECTOR.headers instanceof Headers ? '' : VECTOR.headers['webhook-signature']}`
    const headers = new Headers({ ...Object(VECTOR.headers), 'webhook-signature': signature })

    expect(reasonOf({ ...VECTOR, headers })).toBe('msg_p5jXN8AQM9LWM0D4loKWxJek')
  })

  it.each<[string, Partial<WebhookRequest>]>([
    ['WRONG_SIGNATURE', { body: '{"test": 2432232315}' }],
    ['WRONG_SIGNATURE', { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx' }],
    ['WRONG_SIGNATURE', { headers: { ...Object(VECTOR.headers), 'webhook-id': 'msg_other' } }],
    ['TOO_OLD', { now: 1_614_265_330_000 + 301_000 }],
    ['TOO_OLD', { now: 1_614_265_330_000 - 301_000 }],
    ['TOO_OLD', { headers: { ...Object(VECTOR.headers), 'webhook-timestamp': 'soon' } }],
    ['HEADER_MISSING', { headers: {} }],
  ])('refuses with %s what was changed', (reason, change) => {
    expect(reasonOf({ ...VECTOR, ...change })).toBe(reason)
  })

  it('agrees with the reference library on any secret and body', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.json(), (secret, body) => {
        const at = new Date(1_700_000_000_000)
        const signature = new Webhook(secret, { format: 'raw' }).sign('msg_1', at, body)
        const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1700000000', 'webhook-signature': signature }
        const raw = secret.startsWith('whsec_') ? 'skip' : reasonOf({ secret, headers, body, now: at.getTime() })

        expect(['msg_1', 'skip']).toContain(raw)
      }),
    )
  })
})
