import { textOf } from '../../lib/receipts/body.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { readTwoColumnReceipt } from '../../lib/receipts/two-column-receipt.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { REFERENCE, TOKEN } from './reference.ts'

/** The page of eBirr's host. In October 2026 the host no longer knew this bank. */
export const sharedHtml: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://receipt.ebirr.com',
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token) ? undefined : { path: `/${token}`, headers: { accept: 'text/html' } },
  read,
}

/** The page under the bank's own host, for a number. */
export const ownHtml: Lookup = {
  ...USUAL_LOOKUP,
  name: 'own',
  origin: 'https://siinqeebank.com',
  request: ({ reference }) =>
    reference === undefined || !REFERENCE.test(reference)
      ? undefined
      : { path: `/receipt/${reference}`, headers: { accept: 'text/html' } },
  read,
}

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const html = textOf(answer.body)
  const receipt = answer.status === 200 ? readTwoColumnReceipt(html, 'sinqee') : undefined
  if (receipt !== undefined) return { kind: 'found', receipt }
  // A site that does not know the address says "not found" as well: only words about a receipt are about the receipt.
  const isAboutReceipt = answer.status === 200 || answer.status === 404
  if (isAboutReceipt && /<h1[^>]*>\s*not found page\s*<|(receipt|transaction) not found/i.test(html))
    return { kind: 'not_found' }
  return { kind: 'unreadable', detail: `no receipt under status ${answer.status}` }
}
