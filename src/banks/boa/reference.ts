import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { isTextOf, TEMENOS_BANKS } from '../../lib/receipts/named-bank.ts'
import { findShape, inShape, TEMENOS_SHAPE } from '../../lib/receipts/number-shape.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** As issued, and as a published guide prints its sample. */
export const REFERENCE = /^(FT[0-9A-Z]{10}|BOA\d{9})$/
/** As links and the slip's service glue it: reference, then the last five digits of an account. */
const WITH_TAIL = /^(FT[0-9A-Z]{10})(\d{5})$/
const HOSTS = new Set(['cs.bankofabyssinia.com', 'bankofabyssinia.com', 'www.bankofabyssinia.com'])

export function readReference(text: string): string | undefined {
  return ofNumber(text)?.reference
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
      return ofUrl(readLink(text))
    // Without the word of the operator (`withSlipCodes`) only a code that holds a link is read.
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
  const clue = ofNumber(url.searchParams.get('trx') ?? url.searchParams.get('id') ?? '')
  return clue && { ...clue, certainty: 'sure' }
}

function ofNumber(text: string): Clue | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  const [, reference, account] = WITH_TAIL.exec(bare) ?? []
  if (reference !== undefined) return clueOf({ reference: inShape(reference, TEMENOS_SHAPE) ?? reference, account })
  if (!REFERENCE.test(bare)) return undefined
  // Other banks of the same system number alike.
  return clueOf({ reference: inShape(bare, TEMENOS_SHAPE) ?? bare }, bare.startsWith('BOA') ? 'sure' : 'possible')
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'boa', names: TEMENOS_BANKS, isBankNamed })) return undefined
  const labelled = /transaction reference[\s:.]*(FT[0-9A-Z]{10})/i.exec(text)?.[1]?.toUpperCase()
  const reference = labelled ?? findShape(text, TEMENOS_SHAPE) ?? /\bBOA\d{9}\b/.exec(text)?.[0]
  return reference === undefined ? undefined : clueOf({ reference: inShape(reference, TEMENOS_SHAPE) ?? reference })
}
