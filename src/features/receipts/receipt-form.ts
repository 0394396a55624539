import { z } from 'zod'
import { requestError, text } from '../../platform/http/validation.ts'
import { WebhookFields } from '../webhooks/webhook-url.ts'
import { invalidFields } from './receipt-errors.ts'

export const TEXT_LENGTH_MAX = 50_000
const account = z
  .union([z.string(), z.number().int().nonnegative().transform(String)])
  .pipe(z.string().regex(/^[\d\s+-]{2,40}$/, { error: 'The account number field must be digits.' }))
const AMOUNT = { error: 'Must be an amount, such as 1500 or 1500.50' }
const amount = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d+(\.\d{1,2})?$/, AMOUNT)
        .transform(Number),
    ],
    AMOUNT,
  )
  .pipe(z.number().min(0).max(1_000_000_000_000))
/** Forms carry text only. */
const flag = z.union(
  [z.boolean(), z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1')],
  { error: 'Must be true or false' },
)
const WHOLE = { error: 'Must be a whole number' }
const whole = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,15}$/, WHOLE)
        .transform(Number),
    ],
    WHOLE,
  )
  .pipe(z.int().min(1))

const currency = text(3)
  .transform((typed) => typed.toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{3}$/, { error: 'The expected currency must be three letters, such as ETB.' }))
const BLANK = 'This expectation is blank. Please say what is expected, or leave it out.'
const name = text(200).refine((typed) => /[\p{L}\p{N}]/u.test(typed), { error: BLANK })

/** What a verification asks; unknown fields are ignored. */
export const VerifyForm = z.object({
  bank: text(40).optional().describe('Required unless a link, a file or a text says it'),
  transaction_number: text(100).optional(),
  account_number: account
    .optional()
    .describe('The own account that received the money; for CBE Birr the payer’s phone'),
  bank_account_id: whole.optional().describe('A saved account instead of account_number'),
  receipt_url: text(2_000).optional().describe('A share link: bank and number are taken out, it is never opened'),
  receipt_text: text(TEXT_LENGTH_MAX).optional().describe('Copied or recognized text of a receipt'),
  expected_amount: amount.optional(),
  amount_tolerance: amount.optional().describe('How much less may have been paid. Default: 0'),
  expected_currency: currency
    .optional()
    .describe('What expected_amount is meant in, as ISO 4217 writes it. Default: ETB'),
  expected_receiver_name: name.optional(),
  expected_receiver_account: account.refine((typed) => /\d/.test(typed), { error: BLANK }).optional(),
  max_age_minutes: whole.pipe(z.int().max(5_256_000)).optional(),
  strict: flag.optional().describe('Let success be false when an expected_* does not hold. Default: false'),
  webhook_url: WebhookFields.shape.webhook_url.describe('Run in the background, and tell the end to this address'),
  webhook_metadata: WebhookFields.shape.webhook_metadata.describe(
    'Echoed in the webhook; webhook_secret signs it, include_output adds the receipt. In a form: as JSON',
  ),
})
export type VerifyFields = z.infer<typeof VerifyForm>

/** Who sends one of them blank expects something and would not be told that nothing was looked at. */
const EXPECTATIONS = [
  'expected_amount',
  'amount_tolerance',
  'expected_currency',
  'expected_receiver_name',
  'expected_receiver_account',
  'max_age_minutes',
] as const

/** The fields of a JSON body or a form. @throws {HttpError} naming each wrong one. */
export function parseVerifyFields(input: unknown): VerifyFields {
  const blank = EXPECTATIONS.filter((field) => isBlank(Object(input)[field]))
  if (blank.length > 0) throw invalidFields(blank.map((field) => ({ field, message: BLANK })))
  const given = withoutEmpty(input ?? {})
  const parsed = VerifyForm.safeParse(given)
  if (parsed.success) return parsed.data
  throw requestError(parsed.error.issues, { input: given, part: 'body' })
}

/** Many clients send null or an empty text for a field that they leave out; that is what it counts as. */
export function withoutEmpty(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const isGiven = (value: unknown) => value !== null && !isBlank(value)
  return Object.fromEntries(Object.entries(input).filter(([, value]) => isGiven(value)))
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === ''
}
