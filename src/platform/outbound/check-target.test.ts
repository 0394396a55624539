import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISGUISES } from '../../../test/outbound/disguises.ts'
import { parseAllowRules } from './allow-rules.ts'
import { checkTarget } from './check-target.ts'

const loopback = parseAllowRules('127.0.0.1/32:8080')
const verdict = (url: string, allow = parseAllowRules('')) => {
  const check = checkTarget(url, allow)
  return check.kind === 'blocked' ? check.reason : 'allowed'
}

describe('checkTarget', () => {
  it.each(DISGUISES)('sees through %s', (url) => {
    expect(verdict(url)).toBe('ADDRESS')
  })

  it('takes public https targets on any usual port, names unseen', () => {
    expect(verdict('https://hooks.example.com/absah?x=1')).toBe('allowed')
    expect(verdict('https://hooks.example.com:8443/')).toBe('allowed')
    expect(verdict('https://8.8.8.8/')).toBe('allowed')
    expect(verdict('https://localhost/')).toBe('allowed')
  })

  it('takes http only where a rule may list the target', () => {
    expect(verdict('http://hooks.example.com/')).toBe('SCHEME')
    expect(verdict('http://8.8.8.8/')).toBe('SCHEME')
    expect(verdict('http://127.0.0.1:8080/', loopback)).toBe('allowed')
    expect(verdict('http://127.0.0.1:8081/', loopback)).toBe('ADDRESS')
    expect(verdict('http://receiver:8080/', loopback)).toBe('allowed')
    expect(verdict('http://receiver:8081/', loopback)).toBe('SCHEME')
    expect(verdict('http://8.8.8.8:8080/', loopback)).toBe('SCHEME')
  })

  it.each([
    ['', 'URL'],
    ['/relative', 'URL'],
    ['https://', 'URL'],
    ['https://exa mple.com/', 'URL'],
    [`https://example.com/${'a'.repeat(2048)}`, 'URL'],
    ['https://[fe80::1%25eth0]/', 'URL'],
    ['https://256.0.0.1/', 'URL'],
    ['ftp://example.com/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['gopher://example.com/', 'SCHEME'],
    ['data:text/plain,x', 'SCHEME'],
    ['https://user@example.com/', 'CREDENTIALS'],
    ['https://user:password@example.com/', 'CREDENTIALS'],
    ['https://example.com:22/', 'PORT'],
    ['https://8.8.8.8:25/', 'PORT'],
    ['https://example.com:0/', 'PORT'],
  ])('refuses %s with reason %s', (url, reason) => {
    expect(verdict(url)).toBe(reason)
  })

  it('never lets a rule for one port or address open another', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 1, max: 65_535 }), (address, port) => {
        fc.pre(address !== '127.0.0.1' || port !== 8080)
        expect(checkTarget(`http://${address}:${port}/`, loopback).kind).toBe('blocked')
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void checkTarget(text, loopback)))
  })
})
