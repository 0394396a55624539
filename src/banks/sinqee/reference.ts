import { eBirrReference } from '../../lib/receipts/ebirr-reference.ts'
import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** As a link of eBirr writes it: the tenant, and letters of URL-safe base64 in which case counts. */
export const TOKEN = /^siinqee\/[\w-]{8,64}$/
/** What a reference looks like is not known. */
export const REFERENCE = /^(?=.*\d)[0-9A-Z]{6,24}$/
/** How a text of eBirr names whose it is when not this bank's; behind the first label may stand the other side's bank. */
const OTHER_BANKS = /\bnib\b|wegagen|\bahadu|\bkaafi(?:mf)?|coop\s?(?:ay|bank)|cooperative bank of oromia/i
const FIRST_LABEL = /sender|receiver|amount|\bdate|reference/i
const OWN_HOSTS = new Set(['siinqeebank.com', 'www.siinqeebank.com'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  return REFERENCE.test(bare) ? bare : undefined
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
  if (url?.hostname === 'receipt.ebirr.com') {
    const token = /^\/siinqee\/([\w-]+)\/?$/i.exec(url.pathname)?.[1]
    return token === undefined ? undefined : ofToken(`siinqee/${token}`)
  }
  if (url === undefined || !OWN_HOSTS.has(url.hostname)) return undefined
  const reference = readReference(/^\/receipt\/([\w-]+)\/?$/.exec(url.pathname)?.[1] ?? '')
  return reference === undefined ? undefined : clueOf({ reference })
}

function ofToken(token: string): Clue | undefined {
  return TOKEN.test(token) ? clueOf({ token }) : undefined
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  const isNamed = /sii?nqee/i.test(text) || isBankNamed === true
  const labelled = /(?:reference|transaction id|ref)[\s:.]*(?:(?:no|number)[\s:.]*)?([0-9A-Z]{6,24})\b/i
  const reference = readReference(eBirrReference(text) ?? (isNamed ? (labelled.exec(text)?.[1] ?? '') : ''))
  if (reference === undefined || OTHER_BANKS.test(text.split(FIRST_LABEL, 1)[0] ?? '')) return undefined
  return clueOf({ reference }, isNamed ? 'sure' : 'possible')
}
