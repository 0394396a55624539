import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createUrlSigner } from './signed-url.ts'

const key = { id: '1', key: randomBytes(32) }
const id = '01900000-0000-7000-8000-000000000001'
const grant = { method: 'GET', path: id, mode: 'test' } as const

const parse = (query: string) => Object.fromEntries(new URLSearchParams(query))

describe('a signed URL', () => {
  const signer = createUrlSigner({ keys: [key] })

  it('lets its bearer fetch what it names', () => {
    expect(signer.verify({ method: 'GET', path: id, query: parse(signer.sign(grant)) })).toEqual({
      kind: 'valid',
      mode: 'test',
    })
  })

  it('ends after fifteen minutes', () => {
    let now = 1_800_000_000_000
    const clocked = createUrlSigner({ keys: [key], now: () => now })
    const query = parse(clocked.sign(grant))

    now += 15 * 60 * 1000 - 1
    expect(clocked.verify({ method: 'GET', path: id, query }).kind).toBe('valid')
    now += 1
    expect(clocked.verify({ method: 'GET', path: id, query }).kind).toBe('expired')
  })

  it('is worth nothing for another method, id, mode, expiry or key', () => {
    const query = parse(signer.sign(grant))
    const verdict = (change: Record<string, unknown>, request = {}) =>
      signer.verify({ method: 'GET', path: id, query: { ...query, ...change }, ...request }).kind

    expect(verdict({}, { method: 'DELETE' })).toBe('invalid')
    expect(verdict({}, { path: id.replace('1', '2') })).toBe('invalid')
    expect(verdict({ mode: 'live' })).toBe('invalid')
    expect(verdict({ expires: String(Number(query.expires) + 1) })).toBe('invalid')
    expect(verdict({ key: '2' })).toBe('invalid')
    expect(verdict({ signature: undefined })).toBe('invalid')
    expect(verdict({ signature: [query.signature, query.signature] })).toBe('invalid')
    expect(verdict({ signature: `${query.signature}=` })).toBe('invalid')
  })

  it('is refused when one character of the signature differs', () => {
    const query = parse(signer.sign(grant))
    const signature = query.signature ?? ''
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.constantFrom(...'AZaz09-_'), (at, char) => {
        fc.pre(signature[at] !== char)
        const changed = signature.slice(0, at) + char + signature.slice(at + 1)

        expect(signer.verify({ method: 'GET', path: id, query: { ...query, signature: changed } }).kind).toBe('invalid')
      }),
    )
  })

  it('never throws on what strangers send', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('expires', 'mode', 'key', 'signature'), fc.anything()), (query) => {
        expect(signer.verify({ method: 'GET', path: id, query }).kind).toBe('invalid')
      }),
    )
  })

  it('stays good while its key is kept beside a newer one, and ends when the key is dropped', () => {
    const query = parse(signer.sign(grant))
    const next = { id: '2', key: randomBytes(32) }

    const rotated = createUrlSigner({ keys: [next, key] })
    expect(rotated.verify({ method: 'GET', path: id, query }).kind).toBe('valid')
    expect(parse(rotated.sign(grant)).key).toBe('2')
    expect(createUrlSigner({ keys: [next] }).verify({ method: 'GET', path: id, query }).kind).toBe('invalid')
  })
})
