import { toAddisIso } from '../../lib/receipts/addis-time.ts'
import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

const HOSTS = new Set(['awashpay.awashbank.com'])
/** The dash in front belongs to it. The number in base 36, then six characters that only the bank knows. */
export const TOKEN = /^-[0-9A-Z]{8,13}-[0-9A-Z]{6}$/
/** Year, month, day, hour and minute in two digits each, then five of a sequence. */
const REFERENCE = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{5}$/

export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  if (dateOf(bare) !== undefined) return bare
  return referenceOf(readToken(bare) ?? '')
}

export function dateOf(reference: string): string | undefined {
  const [, year, month, day, hour, minute] = REFERENCE.exec(reference) ?? []
  if (year === undefined) return undefined
  const time = { year: 2000 + Number(year), month: Number(month), day: Number(day) }
  return toAddisIso({ ...time, hour: Number(hour), minute: Number(minute) })?.slice(0, 10)
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
  const token = readToken(/^\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? '')
  return token === undefined ? undefined : clueOf({ token, reference: referenceOf(token) })
}

function ofNumber(text: string): Clue | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  const token = readToken(bare)
  if (token !== undefined) {
    const reference = referenceOf(token)
    return clueOf({ token, reference }, reference === undefined ? 'possible' : 'sure')
  }
  return dateOf(bare) === undefined ? undefined : clueOf({ reference: bare }, 'possible')
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  const named = /(?:transaction|trans|txn)\s*(?:id|no|number)[\s:.]*(\d{15})(?!\d)/i.exec(text)?.[1]
  if (named === undefined || dateOf(named) === undefined) return undefined
  // A receipt need not name the bank; no other one is known to number like this.
  return clueOf({ reference: named }, /awash/i.test(text) || isBankNamed === true ? 'sure' : 'possible')
}

/** People leave the first dash out; letter case does not count. */
function readToken(text: string): string | undefined {
  const token = `-${text.replace(/^-/, '')}`.toUpperCase()
  return TOKEN.test(token) ? token : undefined
}

/** The number that a token begins with. Tokens of before 2026 begin with another kind, which tells nothing. */
function referenceOf(token: string): string | undefined {
  const number = Number.parseInt(token.split('-')[1] ?? '', 36)
  return Number.isSafeInteger(number) && dateOf(String(number)) !== undefined ? String(number) : undefined
}
