import { z } from 'zod'

const FILE = 'files.receipt_file takes one file. Upload it with POST /uploads and pass the path it answers.'
const ACCOUNT = 'must be the digits of an account.'
const words = (name: string, lengthMax: number) =>
  z.string(`${name} must be text.`).trim().min(1, `${name} is empty.`).max(lengthMax, `${name} is too long.`)
const account = (name: string) => z.string(`${name} ${ACCOUNT}`).regex(/^[\d\s+-]{2,40}$/, `${name} ${ACCOUNT}`)
const amount = (name: string) =>
  z.number(`${name} must be a number.`).min(0, `${name} is below 0.`).max(1_000_000_000_000, `${name} is too large.`)

/** Configuration of PAYMENT_RECEIPT_VERIFICATION: what names the payment, and what is expected of it. */
export const receiptConfiguration = z
  .strictObject({
    bank: words('bank', 40)
      .optional()
      .describe('A code of GET /api/v1/banks; needed unless a link, file or text says it'),
    transaction_number: words('transaction_number', 100)
      .optional()
      .describe('The number that the bank gave the payment'),
    account_number: account('account_number').optional().describe('The own account that received the money'),
    receipt_url: words('receipt_url', 2_000).optional().describe('A share link; it is taken apart and never opened'),
    receipt_text: words('receipt_text', 50_000).optional().describe('Copied text of a receipt'),
    expected_amount: amount('expected_amount').optional().describe('What should have been paid'),
    amount_tolerance: amount('amount_tolerance').optional().describe('How far the amount may be off. Default: 0'),
    expected_currency: z
      .string('expected_currency must be text.')
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, 'expected_currency must be three letters, such as ETB.')
      .optional()
      .describe('What expected_amount is meant in. Default: ETB'),
    expected_receiver_name: words('expected_receiver_name', 200).optional().describe('Who should have received it'),
    expected_receiver_account: account('expected_receiver_account').optional().describe('And on which account'),
    max_age_minutes: z
      .int('max_age_minutes must be a whole number.')
      .min(1)
      .max(5_256_000)
      .optional()
      .describe('How long ago it may have happened'),
    files: z
      .strictObject({
        receipt_file: z
          .array(z.string(FILE).min(1, FILE), { error: FILE })
          .length(1, FILE)
          .optional()
          .describe('Path of one upload: a PDF or a picture'),
      })
      .default({}),
  })
  .refine(
    ({ transaction_number, receipt_url, receipt_text, files }) =>
      [transaction_number, receipt_url, receipt_text, files.receipt_file].some((each) => each !== undefined),
    {
      path: ['transaction_number'],
      error: 'Name the payment by transaction_number, receipt_url, receipt_text or files.receipt_file.',
    },
  )

export type ReceiptConfiguration = z.infer<typeof receiptConfiguration>
