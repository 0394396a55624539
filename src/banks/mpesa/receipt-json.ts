import { z } from 'zod'
import { isPdf, jsonOf } from '../../lib/receipts/body.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { readPdf } from './receipt-pdf.ts'
import { readReference } from './reference.ts'

/**
 * JSON with a PDF inside. Reached from addresses in Ethiopia, and some in Kenya: others are left hanging until they give
 * up, so the time limit is also the time that a wrong network costs.
 */
export const receiptJson: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://m-pesabusiness.safaricom.et',
  deadlineMs: 30_000,
  bodyBytesMax: 4_000_000,
  pageOf: ({ reference }) => `https://m-pesabusiness.safaricom.et/receipt/${reference}`,
  request: ({ reference }) =>
    reference === undefined || readReference(reference) !== reference
      ? undefined
      : {
          path: `/api/receipt/getReceipt?trxNo=${reference}`,
          headers: { accept: 'application/json', referer: 'https://m-pesabusiness.safaricom.et/' },
        },
  read,
  readPdf,
}

const Answer = z.object({
  responseCode: z.union([z.string(), z.number()]),
  responseDescription: z.string().nullish(),
  base64Data: z.string().nullish(),
})

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const parsed = Answer.safeParse(jsonOf(answer.body))
  if (!parsed.success) return { kind: 'unreadable', detail: `no answer in the JSON under status ${answer.status}` }
  const { responseCode, responseDescription, base64Data } = parsed.data
  if (String(responseCode) !== '0') return readRefusal(responseDescription ?? '')
  const bytes = new Uint8Array(Buffer.from(base64Data ?? '', 'base64'))
  return isPdf(bytes) ? { kind: 'pdf', bytes } : { kind: 'unreadable', detail: 'no PDF in the JSON' }
}

/** Which codes mean what is not known in public; only words that deny the receipt are taken for a denial. */
function readRefusal(said: string): Reading {
  if (/not (be )?found|no (such |matching )?(record|receipt|transaction|data)|not exist|invalid/i.test(said)) {
    return { kind: 'not_found' }
  }
  if (/time ?out|unavailable|internal|try again|system|server/i.test(said)) {
    return { kind: 'unreachable', cause: 'unwell' }
  }
  return { kind: 'unreadable', detail: 'a refusal that does not say why' }
}
