import { firstLink } from '../../lib/receipts/links.ts'
import { FLEXCUBE_BANKS, isTextOf } from '../../lib/receipts/named-bank.ts'
import { FLEXCUBE_SHAPE, findShape, inShape } from '../../lib/receipts/number-shape.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Branch, product, year, day of the year, four more. */
export const REFERENCE = /^[0-9A-Z]{3}[A-Z]{4}\d{5}[0-9A-Z]{4}$/
/** The reference, four digits of the account, debit or credit, and the code of the transaction. */
export const TOKEN = /^[0-9A-Z]{3}[A-Z]{4}\d{5}[0-9A-Z]{4}\d{4}[DC][A-Z]{3}$/
const REFERENCE_LENGTH = 16
const HOSTS = new Set(['transinfo.wegagenbanksc.com.et'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  const shaped = inShape(bare, FLEXCUBE_SHAPE)
  if (shaped !== undefined) return shaped
  return TOKEN.test(bare) ? bare.slice(0, REFERENCE_LENGTH) : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    // The code on a receipt is a sentence with the link in it.
    case 'qr':
      return firstLink(text, ofUrl)
    case 'number':
      return ofNumber(text)
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL): Clue | undefined {
  if (!HOSTS.has(url.hostname)) return undefined
  const asked = /^\/sms_wega\/txn\/([0-9A-Z]+)\/?$/i.exec(url.pathname)?.[1]
  return ofToken((url.searchParams.get('id') ?? asked ?? '').toUpperCase())
}

function ofToken(token: string): Clue | undefined {
  return TOKEN.test(token) ? clueOf({ token, reference: token.slice(0, REFERENCE_LENGTH) }) : undefined
}

function ofNumber(text: string): Clue | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  const reference = readReference(bare)
  // Other banks of the same system number alike.
  return ofToken(bare) ?? (reference === undefined ? undefined : clueOf({ reference }, 'possible'))
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'wegagen', names: FLEXCUBE_BANKS, isBankNamed })) return undefined
  const reference = findShape(text, FLEXCUBE_SHAPE)
  return reference === undefined ? undefined : clueOf({ reference })
}
