import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { parseAllowRules } from './allow-rules.ts'
import { judgeAddress } from './judge-address.ts'

const judge = (address: string, rules = '', port = 443) => judgeAddress({ address, port }, parseAllowRules(rules))

/** Special-purpose ranges of IANA's two registries (RFC 6890 and its successors), one inner address of each. */
const SPECIAL = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::8.8.8.8',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:808:808::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
]

describe('judgeAddress', () => {
  it.each(SPECIAL)('calls %s private', (address) => {
    expect(judge(address)).toBe('private')
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '169.253.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80b::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('calls %s public', (address) => {
    expect(judge(address)).toBe('public')
  })

  it.each(['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '010.0.0.1', '8.8.8.8:80', '[::1]', '8.8.8'])(
    'trusts nothing that is not a plain address: %j',
    (text) => {
      expect(judge(text)).toBe('private')
    },
  )

  it('judges a mapped and a NAT64 address exactly as the IPv4 address in it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(judge(`::ffff:${address}`)).toBe(judge(address))
        expect(judge(`64:ff9b::${address}`)).toBe(judge(address))
      }),
    )
  })

  it('calls no IPv6 address outside 2000::/3 public', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const [first = 0] = ipaddr.IPv6.parse(address).parts
        fc.pre(first >> 13 !== 1 && !address.startsWith('64:ff9b') && !address.includes('.'))
        expect(judge(address)).toBe('private')
      }),
    )
  })

  it('takes what a rule lists, on its port only, and nothing beside it', () => {
    expect(judge('127.0.0.1', '127.0.0.1/32:8080', 8080)).toBe('listed')
    expect(judge('::ffff:127.0.0.1', '127.0.0.1/32:8080', 8080)).toBe('listed')
    expect(judge('127.0.0.1', '127.0.0.1/32:8080', 8081)).toBe('private')
    expect(judge('127.0.0.2', '127.0.0.1/32:*')).toBe('private')
    expect(judge('::1', '127.0.0.1/32:*')).toBe('private')
    expect(judge('64:ff9b::127.0.0.1', '127.0.0.1/32:*')).toBe('private')
    expect(judge('fd00::5', 'fd00::/8:443')).toBe('listed')
    expect(judge('10.200.3.4', '127.0.0.1/32:*,10.0.0.0/8:*')).toBe('listed')
  })
})
