import { z } from 'zod'

const WORDS = 'customer_reference must be a text of 1 to 200 letters.'

/** Member of a configuration that screens somebody. Beside the sealed configuration a keyed hash of it is kept alone. */
export const customerReference = z
  .string(WORDS)
  .trim()
  .min(1, WORDS)
  .max(200, WORDS)
  .optional()
  .describe(
    'What you call the customer: decisions on matches are recalled by it. Kept as a keyed hash beside the input',
  )
