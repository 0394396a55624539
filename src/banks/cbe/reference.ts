import { readLink } from '../../lib/receipts/links.ts'
import { isTextOf, TEMENOS_BANKS } from '../../lib/receipts/named-bank.ts'
import { FLEXCUBE_SHAPE, findShape, inShape, TEMENOS_SHAPE } from '../../lib/receipts/number-shape.ts'
import type { Clue, Evidence } from '../bank.ts'

/** Twelve characters as issued; published samples of receipts also show thirteen. */
export const REFERENCE = /^FT[0-9A-Z]{10,11}$/
/** As the old link glues it: reference, then the last eight digits of an account. */
const WITH_TAIL = /^(FT[0-9A-Z]{10})&?(\d{8})$/
/** Case counts, and the `v2-` belongs to it. */
export const TOKEN = /^(v2-[0-9A-Za-z]{20}|[0-9A-Za-z]{11,20})$/

const TOKEN_HOSTS = new Set(['mbreciept.cbe.com.et', 'mbreceipt.cbe.com.et', 'mb.cbe.com.et'])
const REFERENCE_HOSTS = new Set(['apps.cbe.com.et', 'cbe.com.et', 'www.cbe.com.et'])

/** An FT reference from what was typed: letter case and white space do not matter. */
export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  const reference = WITH_TAIL.exec(bare)?.[1] ?? bare
  return REFERENCE.test(reference) ? (inShape(reference, TEMENOS_SHAPE) ?? reference) : undefined
}

export function detect(evidence: Evidence): Clue | undefined {
  switch (evidence.kind) {
    case 'url':
      return ofUrl(evidence.text)
    case 'qr':
      return ofUrl(evidence.text) ?? ofNumber(evidence.text)
    case 'number':
      return ofNumber(evidence.text)
    case 'text':
      return ofText(evidence.text, evidence.isBankNamed)
  }
}

function ofUrl(text: string): Clue | undefined {
  const url = readLink(text)
  if (url === undefined) return undefined
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const last = decode(parts.at(-1) ?? '')
  if (TOKEN_HOSTS.has(url.hostname)) {
    return TOKEN.test(last) ? sure({ token: last }) : undefined
  }
  if (!REFERENCE_HOSTS.has(url.hostname)) return undefined
  const named = url.searchParams.get('id') ?? last
  return ofNumber(named, 'sure') ?? (TOKEN.test(named) ? sure({ token: named }) : undefined)
}

function ofNumber(text: string, certainty: Clue['certainty'] = 'possible'): Clue | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  const token = /^v2-[0-9A-Za-z]{20}$/.exec(text.trim())?.[0]
  if (token !== undefined) return sure({ token })
  const [, reference, account] = WITH_TAIL.exec(bare) ?? []
  if (reference !== undefined) return sure({ reference: inShape(reference, TEMENOS_SHAPE) ?? reference, account })
  const named = readReference(bare)
  if (named !== undefined) return { ...sure({ reference: named }), certainty }
  return isOldToken(text.trim()) ? { ...sure({ token: text.trim() }), certainty: 'possible' } : undefined
}

/** Tokens of before `v2-`: letters in both cases, which no number of a bank has. Links of others look like them. */
function isOldToken(text: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]{11,20}$/.test(text) && inShape(text, FLEXCUBE_SHAPE) === undefined
}

/** A reference in a longer text is this bank's only where the text names the bank: other banks number alike. */
function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'cbe', names: TEMENOS_BANKS, isBankNamed })) return undefined
  if (isBankNamed !== true && /cbe\s*birr/i.test(text)) return undefined
  const labelled = /reference no[\s:.]*(?:\(vat invoice no\.?\)[\s:.]*)?(FT[0-9A-Z]{10})/i.exec(text)?.[1]
  const reference = labelled ?? findShape(text, TEMENOS_SHAPE) ?? /\bFT[0-9A-Z]{10}\b/i.exec(text)?.[0]
  if (reference === undefined) return undefined
  return sure({ reference: inShape(reference, TEMENOS_SHAPE) ?? reference.toUpperCase() })
}

function sure(named: Partial<Pick<Clue, 'reference' | 'token' | 'account'>>): Clue {
  return { reference: named.reference, token: named.token, account: named.account, certainty: 'sure' }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
