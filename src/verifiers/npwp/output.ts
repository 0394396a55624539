import { z } from 'zod'

const text = z.string().nullable()
const yes = z.boolean().nullable()

/** What NPWP_VERIFICATION answers beside `checks` and `fields`; without `user_consent` only the first two. */
export const npwpOutput = z.strictObject({
  is_valid_npwp: yes.describe('What a register says; null: none was asked'),
  status: text.describe('As above'),
  number: text.optional(),
  npwp_16: text.optional(),
  npwp_15: text.optional(),
  nitku: text.optional().describe('The number of the place of business, of 22 digits'),
  is_head_office: yes.optional(),
  kind: text.optional(),
  holder_kind: text.optional(),
  tax_office: text.optional(),
  birth_date: text.optional(),
  name_match: yes.optional().describe('Null: there was nothing to compare'),
  card: z.record(z.string(), text).nullable().optional().describe('What is printed; null without a card'),
})
