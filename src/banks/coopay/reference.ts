import { eBirrReference } from '../../lib/receipts/ebirr-reference.ts'
import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** The tenant of the shared host, a slash, and letters of URL-safe base64 in which case counts. */
export const TOKEN = /^coopay\/[\w-]{8,64}$/
const HOSTS = new Set(['receipt.ebirr.com'])
const NAMES = /coop\s?(?:ay|bank)|cooperative bank of oromia/i
const OTHER_BANKS = /\bnib\b|wegagen|\bahadu|\bkaafi(?:mf)?|sii?nqee/i
const FIRST_LABEL = /sender|receiver|amount|\bdate|reference/i

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
  const token = /^\/coopay\/([\w-]+)\/?$/i.exec(url.pathname)?.[1]
  return token === undefined ? undefined : ofToken(`coopay/${token}`)
}

/** Its tenant may be left out; then it may be another bank's token as well. */
function ofToken(text: string): Clue | undefined {
  if (TOKEN.test(text)) return clueOf({ token: text })
  const isBare = /^(?=.*[a-z])(?=.*[A-Z])[\w-]{18,64}$/.test(text) && !text.startsWith('v2-')
  return isBare ? clueOf({ token: `coopay/${text}` }, 'possible') : undefined
}

/** A receipt's text names its payment, but only its link can be asked for. */
function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  const reference = readReference(eBirrReference(text) ?? '')
  const [head = ''] = text.split(FIRST_LABEL, 1)
  if (reference === undefined || OTHER_BANKS.test(head)) return undefined
  return clueOf({ reference }, NAMES.test(head) || isBankNamed === true ? 'sure' : 'possible')
}
