import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { isTextOf, WALLETS } from '../../lib/receipts/named-bank.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Ten, in capitals, with a letter among them; what they tell is not known. */
export const REFERENCE = /^(?=.*[A-Z])[0-9A-Z]{10}$/
const HOSTS = new Set(['cbepay1.cbe.com.et', 'cbepay2.cbe.com.et'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  return REFERENCE.test(bare) ? bare : undefined
}

/** A telephone of Ethiopia as 251 and nine digits, from how people write it. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s+-]+/g, '')
  const local = /^(?:251|0)?([79]\d{8})$/.exec(digits)?.[1]
  return local === undefined ? undefined : `251${local}`
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    case 'qr':
      return ofUrl(readLink(text))
    case 'number': {
      const reference = readReference(text)
      // Other wallets number in as many characters.
      return reference === undefined ? undefined : clueOf({ reference }, 'possible')
    }
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined || !HOSTS.has(url.hostname) || !/^\/aureceipt\/?$/i.test(url.pathname)) return undefined
  const reference = readReference(url.searchParams.get('TID') ?? '')
  if (reference === undefined) return undefined
  return clueOf({ reference, account: readPhone(url.searchParams.get('PH') ?? '') })
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'cbebirr', names: WALLETS, isBankNamed })) return undefined
  // On the receipt three heads come first and then their three values, which may have grown together.
  const beforeDate = /amount\s*([0-9A-Z]{10})\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})/i.exec(text)?.[1]
  const labelled =
    /(?:receipt number|transaction (?:id|number)|txn id|order id|tid)[\s:.]*(?:is[\s:.]*)?([0-9A-Z]{10})(?:\b|(?=Transaction))/i
  const reference = readReference(beforeDate ?? labelled.exec(text)?.[1] ?? '')
  return reference !== undefined && /\d/.test(reference) ? clueOf({ reference }) : undefined
}
