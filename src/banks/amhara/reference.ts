import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { isTextOf, TEMENOS_BANKS } from '../../lib/receipts/named-bank.ts'
import { findShape, inShape, TEMENOS_SHAPE } from '../../lib/receipts/number-shape.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

export const REFERENCE = /^FT[0-9A-Z]{10}$/
const PAGE_HOSTS = new Set(['receipt.amharabank.com.et'])
const SERVICE_HOSTS = new Set(['transaction.amharabank.com.et'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  return REFERENCE.test(bare) ? (inShape(bare, TEMENOS_SHAPE) ?? bare) : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
      return ofUrl(readLink(text))
    case 'qr':
      return ofUrl(readLink(text)) ?? ofCode(text)
    case 'number': {
      const reference = readReference(text)
      // Other banks of the same system number alike.
      return reference === undefined ? undefined : clueOf({ reference }, 'possible')
    }
    case 'text':
      return ofCode(text.trim()) ?? firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined) return undefined
  const shared = PAGE_HOSTS.has(url.hostname) ? url.searchParams.get('trx') : undefined
  const asked = SERVICE_HOSTS.has(url.hostname) ? url.pathname.slice(1) : undefined
  const reference = readReference(shared ?? asked ?? '')
  return reference === undefined ? undefined : clueOf({ reference })
}

const Code = z.strictObject({ transactionId: z.string(), creditAccountNo: z.string().optional() })

/** Bare JSON with the reference and the account that received the money. Anybody can make such a code. */
function ofCode(text: string): Clue | undefined {
  if (text.length > 1000 || !text.trimStart().startsWith('{')) return undefined
  const code = Code.safeParse(parse(text))
  const reference = readReference(code.data?.transactionId ?? '')
  if (reference === undefined) return undefined
  const receiverAccount = readAccount(code.data?.creditAccountNo ?? '')
  return clueOf(receiverAccount === null ? { reference } : { reference, said: { receiverAccount } })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'amhara', names: TEMENOS_BANKS, isBankNamed })) return undefined
  const reference = findShape(text, TEMENOS_SHAPE) ?? /\bFT[0-9A-Z]{10}\b/i.exec(text)?.[0]
  return reference === undefined ? undefined : clueOf({ reference: reference.toUpperCase() })
}
