import { isIP } from 'node:net'
import type { AllowRule } from './allow-rules.ts'
import { type Endpoint, judgeAddress } from './judge-address.ts'

/** Why a target is not asked. `ADDRESS` may also be found only when its name is resolved, at connect. */
export type BlockReason = 'URL' | 'SCHEME' | 'CREDENTIALS' | 'PORT' | 'ADDRESS'

export interface Blocked {
  readonly kind: 'blocked'
  readonly reason: BlockReason
  /** May be shown to the person who gave the URL; says what to do and nothing about our network. */
  readonly message: string
}

export type TargetCheck = { readonly kind: 'allowed'; readonly url: URL } | Blocked

const URL_LENGTH_MAX = 2048

/**
 * What can be said of a URL without asking anyone: scheme, port, and the address where it is written out. Names are
 * resolved only at connect, where every address is judged again.
 */
export function checkTarget(text: string, allow: readonly AllowRule[]): TargetCheck {
  const url = text.length <= URL_LENGTH_MAX ? URL.parse(text) : null
  if (!url) return blocked('URL', `Give a complete URL of at most ${URL_LENGTH_MAX} characters.`)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return blocked('SCHEME', HTTPS_ONLY)
  if (url.username !== '' || url.password !== '') {
    return blocked('CREDENTIALS', 'Leave user name and password out of the URL.')
  }

  const port = portOf(url)
  const host = hostOf(url)
  if (isIP(host) !== 0) return checkEndpoint(url, { address: host, port }, allow) ?? { kind: 'allowed', url }
  const mayBeListed = allow.some((rule) => rule.port === undefined || rule.port === port)
  return (mayBeListed ? undefined : checkPublicUse(url, port)) ?? { kind: 'allowed', url }
}

/** The verdict on one address a URL leads to; undefined = may be connected to. */
export function checkEndpoint(
  url: Pick<URL, 'protocol'>,
  endpoint: Endpoint,
  allow: readonly AllowRule[],
): Blocked | undefined {
  switch (judgeAddress(endpoint, allow)) {
    case 'listed':
      return undefined
    case 'public':
      return checkPublicUse(url, endpoint.port)
    case 'private':
      return blocked('ADDRESS', 'The address is not public. Give one that can be reached over the internet.')
  }
}

/** The port a URL leads to, the scheme's own where it names none. */
export function portOf(url: Pick<URL, 'protocol' | 'port'>): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

/** The host without the brackets of IPv6. The URL parser has already made `127.1` and `0x7f.1` into plain addresses. */
export function hostOf(url: Pick<URL, 'hostname'>): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
}

const HTTPS_ONLY = 'Give a URL that begins with https://.'

function checkPublicUse(url: Pick<URL, 'protocol'>, port: number): Blocked | undefined {
  if (url.protocol !== 'https:') return blocked('SCHEME', HTTPS_ONLY)
  if (OTHER_SERVICES.has(port)) return blocked('PORT', `Port ${port} belongs to another service. Use 443.`)
  return undefined
}

/** Ports no browser sends to either: "bad port" in the Fetch standard, fetch.spec.whatwg.org/#port-blocking. */
const OTHER_SERVICES: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

function blocked(reason: BlockReason, message: string): Blocked {
  return { kind: 'blocked', reason, message }
}
