import { describe, expect, it } from 'vitest'
import { AllowRulesError, parseAllowRules } from './allow-rules.ts'

const read = (text: string) =>
  parseAllowRules(text).map((rule) => `${rule.network.toString()}/${rule.prefixBits}:${rule.port ?? '*'}`)

describe('parseAllowRules', () => {
  it('reads IPv4 and IPv6 ranges with a port or any port', () => {
    expect(read('127.0.0.1/32:*,10.0.0.0/8:8080')).toEqual(['127.0.0.1/32:*', '10.0.0.0/8:8080'])
    expect(read(' [::1/128]:* , fd00::/8:443,[::]/0:1')).toEqual(['::1/128:*', 'fd00::/8:443', '::/0:1'])
  })

  it('reads nothing as an empty list', () => {
    expect(read('')).toEqual([])
    expect(read(' , ')).toEqual([])
  })

  it.each([
    ['10.0.0.0/8', 'write it as ADDRESS/BITS:PORT'],
    ['10.0.0.1:80', 'write it as ADDRESS/BITS:PORT'],
    ['localhost/32:80', 'write it as ADDRESS/BITS:PORT'],
    ['*:*', 'write it as ADDRESS/BITS:PORT'],
    ['10.1.2.3/8:*', 'that range begins at 10.0.0.0/8'],
    ['10.0.0.0/33:*', 'at most 32 bits'],
    ['fd00::/129:*', 'at most 128 bits'],
    ['127.1/32:*', '127.1 is not an address'],
    ['10.0.0.0/8:0', 'ports are 1 to 65535'],
    ['10.0.0.0/8:70000', 'ports are 1 to 65535'],
    ['::ffff:127.0.0.1/128:*', 'write the IPv4 address itself'],
  ])('refuses %s and says what to write', (entry, advice) => {
    expect(() => parseAllowRules(`127.0.0.1/32:*,${entry}`)).toThrow(AllowRulesError)
    expect(() => parseAllowRules(entry)).toThrow(`"${entry}" is not a range of addresses: ${advice}`)
  })

  it('has a limit', () => {
    expect(() => parseAllowRules('127.0.0.1/32:*,'.repeat(101))).toThrow('101 entries')
  })
})
