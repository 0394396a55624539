import { z } from 'zod'
import { TAMPER_CODES } from '../../../engines/tamper/tamper.ts'

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const

/** `output.fraud`: what was found where traces of changes were asked for. */
export const FraudOutput = z.strictObject({
  risk_level: z
    .enum(['TRUSTED', 'WARNING', 'HIGH_RISK', 'UNAVAILABLE'])
    .describe('TRUSTED: nothing was detected, which proves nothing. UNAVAILABLE: it could not be looked for'),
  issues_detected: z.array(
    z.strictObject({
      code: z.enum([...TAMPER_CODES, 'SEEN_BEFORE']),
      severity: z.enum(SEVERITIES).describe('HIGH: it decides by itself'),
      field: z.string().nullable().describe('Null: it is in no value'),
      page: z.int().min(1).max(400),
      box: z.array(z.number()).length(4).nullable().describe('Left, top, right, bottom in 0–1'),
      evidence: z.array(z.string()).describe('Kinds of measures that saw it, the strongest first'),
    }),
  ),
  not_detectable: z.array(z.string()).describe('What no picture can show'),
})
export type FraudOutput = z.infer<typeof FraudOutput>
