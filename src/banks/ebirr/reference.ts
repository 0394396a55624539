import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Nib, Wegagen, Ahadu, KAAFI, the Cooperative Bank of Oromia and Siinqee, as their links write them. */
const TENANTS = ['nib', 'wegagen', 'ahadu', 'kaafimf', 'coopay', 'siinqee']
/** The tenant, a slash, and letters of URL-safe base64 in which case counts. */
export const TOKEN = new RegExp(`^(?:${TENANTS.join('|')})/[\\w-]{8,64}$`)
/** How a text names those that are offered here alone; what stands behind the first label may be the other side's bank. */
const OTHER_TENANTS = /\bnib\b|\bwegagen\b|\bahadu\b|\bkaafi(?:mf)?\b|\bcoop(?:ay|bank)\b|cooperative bank of oromia/i
const FIRST_LABEL = /\b(?:sender|receiver|amount|date|reference)\b/i
const HOSTS = new Set(['receipt.ebirr.com'])

/** How references look is not known; links carry none. */
export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  return /^[0-9A-Z]{6,24}$/.test(bare) && /\d/.test(bare) ? bare : undefined
}

export function detect({ kind, text }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    case 'qr':
      return ofUrl(readLink(text))
    case 'number':
      return ofToken(text.trim())
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined || !HOSTS.has(url.hostname)) return undefined
  const [, tenant = '', token = ''] = /^\/([A-Za-z]+)\/([\w-]+)\/?$/.exec(url.pathname) ?? []
  return ofToken(`${tenant.toLowerCase()}/${token}`)
}

/** One tenant is offered as a bank of its own, too. */
function ofToken(token: string): Clue | undefined {
  if (!TOKEN.test(token)) return undefined
  return clueOf({ token }, token.startsWith('siinqee/') ? 'possible' : 'sure')
}

/**
 * What a receipt says of itself names the payment, but only its link can be asked for. One that does not say whose
 * customer paid may be Siinqee's, a bank of its own here.
 */
function ofText(text: string): Clue | undefined {
  if (!/\be-?birr receipt\b/i.test(text)) return undefined
  const reference = readReference(/\breference[\s:.]*([0-9A-Z]{6,24})\b/i.exec(text)?.[1] ?? '')
  if (reference === undefined) return undefined
  const [head = ''] = text.split(FIRST_LABEL, 1)
  return clueOf({ reference }, OTHER_TENANTS.test(head) ? 'sure' : 'possible')
}
