import { z } from 'zod'

const text = z.string().nullable()
const money = z.number().nullable()

const Receipt = z.strictObject({
  status: z.string().describe('completed, pending, failed, reversed or unknown'),
  transaction_type: text,
  amount: money,
  currency: z.string(),
  transaction_date: text.describe('ISO 8601 at +03:00'),
  payer_name: text,
  payer_account: text,
  receiver_name: text,
  receiver_account: text,
  receiver_bank: text,
  description: text,
  fees: z.strictObject({ charge: money, vat: money, disaster_fund: money, total: money }),
})

/** What PAYMENT_RECEIPT_VERIFICATION answers beside `checks` and `fields`. */
export const receiptOutput = z.strictObject({
  bank: z.string(),
  bank_name: z.string(),
  transaction_number: text,
  corrected_transaction_number: z.string().optional().describe('Where the print of a picture was misread'),
  exists: z.boolean().describe('The bank knows the transaction'),
  verification_method: text.optional().describe('official and relay: the bank itself answered'),
  source_url: text.optional(),
  duplicate: z.boolean().optional().describe('It was shown in this branch before'),
  duplicate_of: z.int().nullable().optional().describe('Number of the first verification of it'),
  receipt: Receipt.nullable().describe('What the bank says; null where it knows nothing'),
})
