import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { AllowRule } from './allow-rules.ts'

/** `listed`: an allow rule names it. `public`: anyone on the internet may reach it. `private`: everything else. */
export type AddressClass = 'listed' | 'public' | 'private'

export interface Endpoint {
  /** An address as text; a name or anything else that is no address is `private`. */
  readonly address: string
  readonly port: number
}

/**
 * What kind of place an address is. Only global unicast is public, by IANA's special-purpose registries as ipaddr.js
 * keeps them; an IPv4 address inside an IPv6 one (mapped, NAT64) is judged as the IPv4 address that is reached.
 */
export function judgeAddress({ address, port }: Endpoint, allow: readonly AllowRule[]): AddressClass {
  const plain = plainAddress(address)
  if (plain === undefined) return 'private'
  const unmapped = ipaddr.process(plain)
  if (allow.some((rule) => covers(rule, unmapped, port))) return 'listed'
  return isPublic(unmapped) ? 'public' : 'private'
}

/** IPv6 in hexadecimal alone: ipaddr.js takes `::8.8.8.8` for a mapped address. Zones (`%eth0`) are never public. */
function plainAddress(address: string): string | undefined {
  if (isIP(address) === 4) return address
  const url = `http://[${address}]/`
  return isIP(address) === 6 ? URL.parse(url)?.hostname.slice(1, -1) : undefined
}

function covers(rule: AllowRule, address: ipaddr.IPv4 | ipaddr.IPv6, port: number): boolean {
  if (rule.port !== undefined && rule.port !== port) return false
  return rule.network.kind() === address.kind() && address.match(rule.network, rule.prefixBits)
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address)
  if (address.match(NAT64, 96)) return isPublicIPv4(embeddedIPv4(address))
  // 6to4 and Teredo are not unicast to ipaddr.js: both are retired, and both would tunnel to an IPv4 address.
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST, 3)
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !CLOUD_CONTROL.has(address.toString())
}

/** RFC 6052: what a name server on an IPv6-only network answers for hosts that have IPv4 alone. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::')
/** RFC 4291: everything that was ever given out lies in 2000::/3. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::')
/** Public by number but answered inside the data centre: Azure's machine control address. */
const CLOUD_CONTROL = new Set(['168.63.129.16'])

function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}
