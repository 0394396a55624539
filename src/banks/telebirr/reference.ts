import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { isTextOf, WALLETS } from '../../lib/receipts/named-bank.ts'
import { inShape, WALLET_SHAPE } from '../../lib/receipts/number-shape.ts'
import { dayOfWallet } from '../../lib/receipts/reference-date.ts'
import type { Clue, Evidence } from '../bank.ts'
import { readTelebirrQr } from './qr.ts'

/** Year letter (C = 2025), month letter, day in base 36, seven more. */
const FIRST_YEAR = 2023
const REFERENCE = /^[A-J][A-L][1-9A-V][0-9A-Z]{7}$/
const HOSTS = new Set(['transactioninfo.ethiotelecom.et', 'apps.ethiotelecom.et'])

export function readReference(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').toUpperCase()
  return /^(?=.*[A-Z])[0-9A-Z]{10}$/.test(bare) ? inShape(bare, WALLET_SHAPE) : undefined
}

export function dateOf(reference: string): string | undefined {
  return REFERENCE.test(reference) ? dayOfWallet(reference, FIRST_YEAR) : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
      return clue(ofUrl(readLink(text)))
    case 'qr':
      return clue(ofUrl(readLink(text)) ?? readReference(readTelebirrQr(text) ?? ''))
    case 'number':
      // Another wallet numbers its payments in the same way, with other letters for the year.
      return clue(dated(readReference(text)), 'possible')
    case 'text': {
      const isOurs = isTextOf(text, { code: 'telebirr', names: WALLETS, isBankNamed })
      return clue(firstLink(text, ofUrl) ?? (isOurs ? ofText(text) : undefined))
    }
  }
}

function ofUrl(url: URL | undefined): string | undefined {
  if (url === undefined || !HOSTS.has(url.hostname)) return undefined
  return readReference(/^\/receipt\/([0-9A-Za-z]{10})\/?$/.exec(url.pathname)?.[1] ?? '')
}

/** The number stands before the date of its payment, also where the line breaks between them were lost. */
function ofText(text: string): string | undefined {
  const beforeDate = /([A-J][A-L][1-9A-V][0-9A-Z]{7})\s*\d{2}-\d{2}-\d{4}/i.exec(text)?.[1]
  const labelled =
    /(?:invoice|transaction|receipt|txn|trans|ref(?:erence)?)[\s:.]*(?:(?:no|number|id)[\s:.]*)?(?:is[\s:.]*)?([A-J0158][A-L0158][0-9A-Z]{8})\b/i
  const alone = text.match(/\b[A-J][A-L][1-9A-V][0-9A-Z]{7}\b/g)?.find((each) => /\d/.test(each))
  return dated(readReference(beforeDate ?? labelled.exec(text)?.[1] ?? alone ?? ''))
}

function dated(reference: string | undefined): string | undefined {
  return reference !== undefined && dateOf(reference) !== undefined ? reference : undefined
}

function clue(reference: string | undefined, certainty: Clue['certainty'] = 'sure'): Clue | undefined {
  return reference === undefined ? undefined : { reference, token: undefined, account: undefined, certainty }
}
