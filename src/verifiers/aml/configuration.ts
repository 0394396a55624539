import { z } from 'zod'
import { countryCode } from '../../lib/country-code.ts'
import { customerReference } from '../../lib/customer-reference.ts'

const IDENTIFIER = 'Each of identifiers must have 7 to 100 letters and digits, a digit among them.'
const BIRTH_DATE = 'birth_date must be YYYY, YYYY-MM or YYYY-MM-DD.'

/** Configuration of AML_SCREENING: whom to look for. */
export const amlConfiguration = z.strictObject({
  name: z
    .string('name must be the full name as text, in any script.')
    .trim()
    .refine(
      (text) => /\p{L}/u.test(text) && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2,
      'name must have at least 2 letters, or a letter and a digit.',
    )
    .max(300, 'name has more than 300 letters.')
    .describe('The full name, in any script'),
  birth_date: z
    .string(BIRTH_DATE)
    .regex(/^(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: BIRTH_DATE, abort: true })
    .refine(isInCalendar, 'birth_date is no day of the calendar.')
    .optional()
    .describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  country: z
    .string('country must be a code of two letters or an English name.')
    .refine((text) => countryCode(text) !== null, 'country must be a code of two letters or an English name.')
    .optional()
    .describe('A code of two letters or an English name'),
  gender: z
    .enum(['MALE', 'FEMALE'], 'gender must be MALE or FEMALE.')
    .optional()
    .describe('As listed persons are told apart by'),
  identifiers: z
    .array(
      z
        .string(IDENTIFIER)
        .trim()
        .max(100, IDENTIFIER)
        .refine((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 7 && /\d/.test(text), IDENTIFIER),
      'identifiers must be a list of numbers as text.',
    )
    .max(10, 'identifiers has more than 10 numbers.')
    .optional()
    .describe('Numbers of the party (NIK, passport, tax number): who is listed with one is found whatever the name'),
  customer_reference: customerReference,
  files: z.strictObject({}).default({}),
})

/** YYYY and YYYY-MM are, and so is a day that its month has. */
function isInCalendar(date: string): boolean {
  const [year = 0, month, day] = date.split('-').map(Number)
  return month === undefined || day === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}

export type AmlConfiguration = z.infer<typeof amlConfiguration>
