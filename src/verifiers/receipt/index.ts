import { defineVerifier, type Failure, type Findings } from '../verifier.ts'
import { checksOf } from './check-receipt.ts'
import { type ReceiptConfiguration, receiptConfiguration } from './configuration.ts'
import { receiptOutput } from './output.ts'
import { RECEIPT_REASONS } from './reasons.ts'
import type { ReceiptAnswer, SearchReceipt } from './receipt-search.ts'
import { fictionalAnswer } from './test-mode.ts'

const NOBODY_KNOWS = 'The bank could not be asked. This says nothing about the payment. Please retry later.'

/** Nothing is charged, and POST /verifications/{id}/retry asks again: an outage is no finding about a payment. */
const OUTAGES: readonly Failure[] = [
  { kind: 'failed', code: 'BANK_UNREACHABLE', message: NOBODY_KNOWS },
  { kind: 'failed', code: 'BANK_UNREADABLE', message: NOBODY_KNOWS },
]
const LINK_NEEDED: Failure = {
  kind: 'failed',
  code: 'LINK_NEEDED',
  message: 'The bank no longer tells by number alone. Please ask the payer for the link of the receipt.',
}
const REFUSED: Failure = {
  kind: 'failed',
  code: 'RECEIPT_NOT_UNDERSTOOD',
  message: 'What was sent names no payment that a bank could be asked about.',
}

/** PAYMENT_RECEIPT_VERIFICATION: asks the bank whether a payment happened, as the receipt API does. */
export function receipt(search: SearchReceipt) {
  return defineVerifier<ReceiptConfiguration>({
    service: {
      id: '6d0c2f4b-3f0a-4b56-9a3e-7c1be4f2d905',
      code: 'PAYMENT_RECEIPT_VERIFICATION',
      name: 'Payment receipt verification',
      description: 'Asks an Ethiopian bank or wallet whether a payment happened, by number, link, file or text.',
      category: { id: '0b8f9a52-1c64-4a7e-b3c5-2d7f60e1a948', name: 'Payment receipts', type: 'PAYMENT' },
      price: 2,
      feature: 'receipts',
    },
    configuration: receiptConfiguration,
    output: receiptOutput,
    reasons: RECEIPT_REASONS,
    decidingChecks: () => ['TRANSACTION', 'SETTLEMENT', 'RECEIVER', 'AMOUNT', 'RECEIVER_ACCOUNT'],
    async verify({ configuration, files }, context) {
      const { files: _, ...asked } = configuration
      return endOf(await search(asked, files.receipt_file?.[0] ?? null, context))
    },
    testMode: {
      text: ({ transaction_number: number }) => number ?? '',
      failures: [...OUTAGES, LINK_NEEDED, REFUSED],
      needs: () => ({}),
      findings: async (configuration, reason) => findingsOf(fictionalAnswer(configuration, reason)),
    },
  })
}

function endOf(answer: ReceiptAnswer): Findings | Failure {
  switch (answer.kind) {
    case 'found':
    case 'not_found':
      return findingsOf(answer)
    case 'outage':
      return { kind: 'failed', code: answer.code, message: NOBODY_KNOWS }
    case 'link_needed':
      return LINK_NEEDED
    case 'refused':
      return { ...REFUSED, message: answer.message }
  }
}

function findingsOf(answer: Extract<ReceiptAnswer, { kind: 'found' | 'not_found' }>): Findings {
  return {
    kind: 'found',
    checks: checksOf(answer),
    fields: {},
    output: answer.output,
    engineJobs: ['receipt_job_id'],
  }
}
