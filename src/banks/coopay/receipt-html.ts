import { textOf } from '../../lib/receipts/body.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { readTwoColumnReceipt } from '../../lib/receipts/two-column-receipt.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { TOKEN } from './reference.ts'

/** The page behind a link, on the host that several banks share. */
export const receiptHtml: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://receipt.ebirr.com',
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token) ? undefined : { path: `/${token}`, headers: { accept: 'text/html' } },
  read,
}

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const html = textOf(answer.body)
  const receipt = answer.status === 200 ? readTwoColumnReceipt(html, 'coopay') : undefined
  if (receipt !== undefined) return { kind: 'found', receipt }
  // "Cannot GET" is a tenant that is gone from the host and says nothing about a payment.
  if (/<h1[^>]*>\s*not found page\s*</i.test(html)) return { kind: 'not_found' }
  return { kind: 'unreadable', detail: `no receipt under status ${answer.status}` }
}
