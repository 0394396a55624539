import { firstLink, readLink } from '../../lib/receipts/links.ts'
import { FLEXCUBE_BANKS, isTextOf } from '../../lib/receipts/named-bank.ts'
import { FLEXCUBE_SHAPE, findShape, inShape } from '../../lib/receipts/number-shape.ts'
import { type Clue, clueOf, type Evidence } from '../bank.ts'

/** Branch, product, year, day of the year, four more; and as a published guide prints its sample. */
export const REFERENCE = /^([0-9A-Z]{3}[A-Z]{4}\d{5}[0-9A-Z]{4}|D\d{12})$/
const PAGE_HOSTS = new Set(['receipts.dashenbanksc.com', 'receipt.dashensuperapp.com'])
const PDF_HOSTS = new Set(['api.dashensuperapp.com'])

/**
 * Dashes, white space and the zeros before a branch are left out by people: `99-WDTS-25154-00WH` is `099WDTS2515400WH`.
 * The longer number that the app prints as Transfer Reference names nothing here.
 */
export function readReference(text: string): string | undefined {
  const bare = text.replace(/[\s-]+/g, '').toUpperCase()
  if (bare.length > 30) return undefined
  const sample = /^0*(D\d{12})$/.exec(bare)?.[1]
  const shaped = inShape(bare, FLEXCUBE_SHAPE)
  if (shaped !== undefined) return shaped
  const [, branch = '', rest = ''] = /^([0-9A-Z]*)([A-Z]{4}\d{5}[0-9A-Z]{4})$/.exec(bare) ?? []
  const reference = sample ?? branch.replace(/^0+/, '').padStart(3, '0') + rest
  return REFERENCE.test(reference) ? reference : undefined
}

export function detect({ kind, text, isBankNamed }: Evidence): Clue | undefined {
  switch (kind) {
    case 'url':
      return ofUrl(readLink(text))
    // What the app shows after a payment is a code of its own that no service opens.
    case 'qr':
      return ofUrl(readLink(text))
    case 'number':
      return ofNumber(text)
    case 'text':
      return firstLink(text, ofUrl) ?? ofText(text, isBankNamed)
  }
}

function ofUrl(url: URL | undefined): Clue | undefined {
  if (url === undefined) return undefined
  const patterns = [
    PAGE_HOSTS.has(url.hostname) ? /^\/receipt\/([0-9A-Z-]+)\/?$/i : undefined,
    PDF_HOSTS.has(url.hostname) ? /^\/receipts\/Within-Dashen-Transfer-([0-9A-Z-]+)\.pdf$/i : undefined,
  ]
  const named = patterns.map((pattern) => pattern?.exec(url.pathname)?.[1]).find((each) => each !== undefined)
  const reference = readReference(named ?? '')
  return reference === undefined ? undefined : clueOf({ reference })
}

function ofNumber(text: string): Clue | undefined {
  const reference = readReference(text)
  if (reference === undefined) return undefined
  // Other banks of the same system number alike.
  return clueOf({ reference }, /^D\d{12}$/.test(reference) ? 'sure' : 'possible')
}

function ofText(text: string, isBankNamed?: boolean): Clue | undefined {
  if (!isTextOf(text, { code: 'dashen', names: FLEXCUBE_BANKS, isBankNamed })) return undefined
  const labelled = /(?:ft ref|transaction ref(?:erence)?)[\s:.]*(?:no[\s:.]*)?([0-9A-Z]{16})(?![0-9a-z])/i.exec(
    text,
  )?.[1]
  const sample = /\bD\d{12}\b/.exec(text)?.[0]
  const reference = inShape(labelled ?? '', FLEXCUBE_SHAPE) ?? findShape(text, FLEXCUBE_SHAPE) ?? sample
  return reference === undefined ? undefined : clueOf({ reference })
}
