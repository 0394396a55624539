import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isSignatureValid, signatureOf } from './signature.ts'

const vector = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
}

describe('signatureOf', () => {
  it('gives the published vector', () => {
    expect(signatureOf(vector)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('agrees with the reference library on any body and encoded secret', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string({ unit: 'binary' }), (key, body) => {
        const secret = `whsec_${Buffer.from(key).toString('base64')}`
        const timestamp = Math.floor(Date.now() / 1000)
        const headers = {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signatureOf({ id: 'msg_1', timestamp, body, secret }),
        }

        expect(() => new Webhook(secret).verify(body, headers, { jsonParse: false })).not.toThrow()
      }),
    )
  })

  // Beyond ASCII the reference library cuts characters to bytes; libraries of other languages use UTF-8, as we do.
  it('agrees with the reference library on secrets used as they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), fc.string(), (secret, body) => {
        fc.pre(!secret.startsWith('whsec_'))
        const reference = new Webhook(secret, { format: 'raw' }).sign('msg_1', new Date(5_000), body)

        expect(signatureOf({ id: 'msg_1', timestamp: 5, body, secret })).toBe(reference)
      }),
    )
  })

  it.each(['whsec_', 'whsec_not base64!', 'whsec_abc', 'whsec_YQ', 'whsec_=A=='])(
    'takes the secret %j, whose base64 is broken, as it is',
    (secret) => {
      const reference = new Webhook(secret, { format: 'raw' }).sign('msg_1', new Date(5_000), '{}')

      expect(signatureOf({ id: 'msg_1', timestamp: 5, body: '{}', secret })).toBe(reference)
    },
  )
})

describe('isSignatureValid', () => {
  const received = { ...vector, signatures: [signatureOf(vector)], now: vector.timestamp + 10, ageSecondsMax: 300 }

  it('takes a fresh message with our signature among its signatures', () => {
    expect(isSignatureValid(received)).toBe(true)
    expect(isSignatureValid({ ...received, signatures: ['v1a,other', ...received.signatures] })).toBe(true)
  })

  it('refuses anything else', () => {
    expect(isSignatureValid({ ...received, body: '{"test": 2432232315}' })).toBe(false)
    expect(isSignatureValid({ ...received, id: 'msg_other' })).toBe(false)
    expect(isSignatureValid({ ...received, secret: randomBytes(24) })).toBe(false)
    expect(isSignatureValid({ ...received, signatures: [] })).toBe(false)
    expect(isSignatureValid({ ...received, signatures: ['', 'v1,', 'v2'] })).toBe(false)
    expect(isSignatureValid({ ...received, timestamp: Number.NaN })).toBe(false)
    expect(isSignatureValid({ ...received, now: vector.timestamp + 301 })).toBe(false)
    expect(isSignatureValid({ ...received, now: vector.timestamp - 301 })).toBe(false)
  })
})
