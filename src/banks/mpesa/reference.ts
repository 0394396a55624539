import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { isTextOf, WALLETS } from '../../lib/receipts/named-bank.ts'
import { inShape, WALLET_SHAPE } from '../../lib/receipts/number-shape.ts'
import { dayOfWallet } from '../../lib/receipts/reference-date.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Year letter (U = 2026), month letter, day in base 36, seven more. The service began in 2023. */
const FIRST_YEAR = 2006
const DATED = /^[R-Z][A-L][1-9A-V][0-9A-Z]{7}$/
const HOSTS = new Set(['m-pesabusiness.safaricom.et'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  return /^(?=.*[A-Z])[0-9A-Z]{10}$/.test(bare) ? inShape(bare, WALLET_SHAPE) : undefined
}

export function dateOf(reference: string): string | undefined {
  return DATED.test(reference) ? dayOfWallet(reference, FIRST_YEAR) : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    case 'qr':
      return ofUrl(readLink(text))
    case 'number': {
      const reference = dated(readReference(text))
      // Other wallets number in as many characters.
      return reference === undefined ? undefined : clueOf({ reference }, 'possible')
    }
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined || !HOSTS.has(url.hostname)) return undefined
  const shared = /^\/receipt\/([0-9A-Za-z]{10})\/?$/.exec(url.pathname)?.[1]
  const asked = url.pathname === '/api/receipt/getReceipt' ? url.searchParams.get('trxNo') : undefined
  const reference = readReference(shared ?? asked ?? '')
  return reference === undefined ? undefined : clueOf({ reference })
}

/** The number under RECEIPT NO is another one that no service takes. */
function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'mpesa', names: WALLETS, isBankNamed })) return undefined
  const labelled = /(?:transaction|trans|txn)\s*(?:id|number|no)[\s:.]*(?:is[\s:.]*)?([0-9A-Z]{10})\b/i.exec(text)?.[1]
  const alone = text.match(/\b[R-Z][A-L][1-9A-V][0-9A-Z]{7}\b/g)?.find((each) => /\d/.test(each))
  const reference = readReference(labelled ?? '') ?? dated(alone)
  return reference === undefined ? undefined : clueOf({ reference })
}

function dated(reference: string | undefined): string | undefined {
  return reference !== undefined && dateOf(reference) !== undefined ? reference : undefined
}
