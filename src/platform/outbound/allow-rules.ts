import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A range of private addresses that may be reached, over http too. */
export interface AllowRule {
  readonly network: ipaddr.IPv4 | ipaddr.IPv6
  readonly prefixBits: number
  /** undefined: every port. */
  readonly port: number | undefined
}

/** The list cannot be read. The message names the entry and what to write instead. */
export class AllowRulesError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AllowRulesError'
  }
}

const RULES_MAX = 100

/** Reads a list such as `127.0.0.1/32:*,10.0.0.0/8:8080,[fd00::/8]:443`; empty text is an empty list. */
export function parseAllowRules(text: string): readonly AllowRule[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length > RULES_MAX) throw new AllowRulesError(`The list has ${entries.length} entries; ${RULES_MAX} fit.`)
  return entries.map(parseRule)
}

function parseRule(entry: string): AllowRule {
  const parts = /^\[?([0-9a-f:.]+)\]?\/(\d{1,3})\]?:(\*|\d{1,5})$/i.exec(entry)
  const [, address = '', prefix = '', port = ''] = parts ?? []
  if (!parts) throw wrong(entry, 'write it as ADDRESS/BITS:PORT, such as 10.0.0.0/8:8080 or 127.0.0.1/32:*')
  if (isIP(address) === 0) throw wrong(entry, `${address} is not an address`)

  const prefixBits = Number(prefix)
  const bitsMax = isIP(address) === 4 ? 32 : 128
  if (prefixBits > bitsMax) throw wrong(entry, `at most ${bitsMax} bits fit`)
  const portNumber = port === '*' ? undefined : Number(port)
  if (portNumber !== undefined && (portNumber < 1 || portNumber > 65_535)) throw wrong(entry, 'ports are 1 to 65535')

  const network = ipaddr.parse(address)
  if (network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress()) {
    throw wrong(entry, 'write the IPv4 address itself')
  }
  const first = firstAddress(network, prefixBits)
  if (first !== network.toString()) throw wrong(entry, `that range begins at ${first}/${prefixBits}`)
  return { network, prefixBits, port: portNumber }
}

function firstAddress(network: ipaddr.IPv4 | ipaddr.IPv6, prefixBits: number): string {
  const cidr = `${network.toString()}/${prefixBits}`
  const first = network instanceof ipaddr.IPv4 ? ipaddr.IPv4 : ipaddr.IPv6
  return first.networkAddressFromCIDR(cidr).toString()
}

function wrong(entry: string, advice: string): AllowRulesError {
  return new AllowRulesError(`"${entry}" is not a range of addresses: ${advice}.`)
}
