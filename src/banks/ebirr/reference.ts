import { eBirrReference } from '../../lib/receipts/ebirr-reference.ts'
import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Nib, Wegagen, Ahadu and KAAFI, as their links write them. Two more tenants of the host are banks of their own here. */
const TENANTS = ['nib', 'wegagen', 'ahadu', 'kaafimf']
/** The tenant, a slash, and letters of URL-safe base64 in which case counts. */
export const TOKEN = new RegExp(`^(?:${TENANTS.join('|')})/[\\w-]{8,64}$`)
/** How a text names those that are offered here alone; what stands behind the first label may be the other side's bank. */
const OTHER_TENANTS = /\bnib\b|wegagen|\bahadu|\bkaafi(?:mf)?/i
const OWN_BANKS = /sii?nqee|coop\s?(?:ay|bank)|cooperative bank of oromia/i
const FIRST_LABEL = /sender|receiver|amount|\bdate|reference/i
const HOSTS = new Set(['receipt.ebirr.com'])

/** How references look is not known; links carry none. */
export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  return /^[0-9A-Z]{6,24}$/.test(bare) && /\d/.test(bare) ? bare : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    case 'qr':
      return ofUrl(readLink(text))
    case 'number':
      return ofToken(text.trim())
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined || !HOSTS.has(url.hostname)) return undefined
  const [, tenant = '', token = ''] = /^\/([A-Za-z]+)\/([\w-]+)\/?$/.exec(url.pathname) ?? []
  return ofToken(`${tenant.toLowerCase()}/${token}`)
}

function ofToken(token: string): Clue | undefined {
  return TOKEN.test(token) ? clueOf({ token }) : undefined
}

/**
 * What a receipt says of itself names the payment, but only its link can be asked for. One that does not say whose
 * customer paid may be that of a bank of its own here.
 */
function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  const reference = readReference(eBirrReference(text) ?? '')
  if (reference === undefined) return undefined
  const [head = ''] = text.split(FIRST_LABEL, 1)
  if (OWN_BANKS.test(head)) return undefined
  return clueOf({ reference }, OTHER_TENANTS.test(head) || isBankNamed === true ? 'sure' : 'possible')
}
