import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { FLEXCUBE_BANKS, isTextOf } from '../../lib/receipts/named-bank.ts'
import { FLEXCUBE_SHAPE, findShape, inShape } from '../../lib/receipts/number-shape.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Branch, product, year, day of the year, four more. */
export const REFERENCE = /^[0-9A-Z]{3}[A-Z]{4}\d{5}[0-9A-Z]{4}$/
/** Eight characters that only the bank knows, then the reference. */
export const TOKEN = /^[0-9A-Za-z]{8}[0-9A-Z]{3}[A-Z]{4}\d{5}[0-9A-Z]{4}$/
const PREFIX_LENGTH = 8
const HOSTS = new Set(['share.zemenbank.com'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  const shaped = inShape(bare, FLEXCUBE_SHAPE)
  if (shaped !== undefined) return shaped
  return TOKEN.test(bare) ? bare.slice(PREFIX_LENGTH) : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
    case 'qr':
      return ofUrl(readLink(text))
    case 'number':
      return ofNumber(text)
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined || !HOSTS.has(url.hostname)) return undefined
  return ofToken(/^\/rt\/([0-9A-Za-z]+)(?:\/pdf)?\/?$/.exec(url.pathname)?.[1] ?? '')
}

function ofToken(token: string): Clue | undefined {
  return TOKEN.test(token) ? clueOf({ token, reference: token.slice(PREFIX_LENGTH) }) : undefined
}

function ofNumber(text: string): Clue | undefined {
  const token = ofToken(text.trim())
  if (token !== undefined) return token
  const reference = readReference(text)
  // Other banks of the same system number alike.
  return reference === undefined ? undefined : clueOf({ reference }, 'possible')
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'zemen', names: FLEXCUBE_BANKS, isBankNamed })) return undefined
  const labelled = /reference no[\s:.]*([0-9A-Z]{16})/i.exec(text)?.[1]
  const reference = inShape(labelled ?? '', FLEXCUBE_SHAPE) ?? findShape(text, FLEXCUBE_SHAPE)
  return reference === undefined ? undefined : clueOf({ reference })
}
