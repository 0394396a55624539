import { z } from 'zod'
import { countryCode } from '../../lib/country-code.ts'

const BIRTH_DATE = 'birth_date must be YYYY, YYYY-MM or YYYY-MM-DD.'

/** Configuration of AML_SCREENING: whom to look for. */
export const amlConfiguration = z.strictObject({
  name: z
    .string('name must be the full name as text, in any script.')
    .trim()
    .min(2, 'name must have at least 2 letters.')
    .max(300, 'name has more than 300 letters.'),
  birth_date: z
    .string(BIRTH_DATE)
    .regex(/^(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, BIRTH_DATE)
    .optional(),
  country: z
    .string('country must be a code of two letters or an English name.')
    .refine((text) => countryCode(text) !== null, 'country must be a code of two letters or an English name.')
    .optional(),
  gender: z.enum(['MALE', 'FEMALE'], 'gender must be MALE or FEMALE.').optional(),
  files: z.strictObject({}).default({}),
})

export type AmlConfiguration = z.infer<typeof amlConfiguration>
