import { z } from 'zod'
import { ConclusionSchema } from '../../engines/screening/screening.ts'
import { FraudOutput } from './authenticity/fraud-output.ts'
import { KTP_FIELDS, type KtpField } from './layout/fields.ts'

const printed = Object.fromEntries(
  KTP_FIELDS.map((name) => [name, z.string().nullable().describe('Null: it was not read')]),
) as Record<KtpField, z.ZodNullable<z.ZodString>>

/** What KTP_VERIFICATION answers beside `checks` and `fields`. */
export const ktpOutput = z.strictObject({
  ...printed,
  not_looked_at: z.array(z.string()).describe('What the verdict says nothing of'),
  several_cards: z
    .array(
      z.strictObject({
        page: z.int().min(1).max(400),
        box: z.array(z.number()).length(4).nullable().describe('Left, top, right, bottom in 0–1'),
        is_read: z.boolean().describe('Whether the values are those of this card'),
      }),
    )
    .max(2)
    .optional()
    .describe('Where the reason is `SEVERAL_CARDS`: the card that was read, and another'),
  fraud: FraudOutput.optional().describe('Where `fraud_detection` was asked for'),
  ...z
    .object({
      face_match_confidence_level: z.enum(['LOW', 'MEDIUM', 'HIGH']).describe('LOW: no match'),
      face_match_confidence_score: z.number().describe('0–100; no probability'),
      face_match_false_match_rate: z.number().nullable().describe('Null: the faces were not compared'),
      is_match_face: z.boolean(),
    })
    .partial().shape,
  ...ConclusionSchema.partial().shape,
})
