import { z } from 'zod'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { noteContext } from './note-context.ts'
import { DECISION_OUTCOMES, DECISION_STATES } from './review-check.ts'
import type { Decision } from './store.ts'

export const DecisionBody = z
  .object({
    verification_id: z.guid(),
    outcome: z.enum(DECISION_OUTCOMES),
    reason_code: z.string(),
    note: z.string().nullable().describe('null without one, and after a redaction'),
    state: z
      .enum(DECISION_STATES)
      .describe(
        'WAITING: it may be undone; AWAITING_SECOND: another person has to decide the same (then it is SECONDED, or CONTRADICTED); LAPSED: the verification was moved or edited before it took effect',
      ),
    decided_by: z.object({ id: z.guid(), name: z.string() }),
    decided_at: z.iso.datetime(),
    takes_effect_at: z.iso
      .datetime()
      .nullable()
      .describe('Until then it may be undone; null: a second person has to decide first'),
  })
  .meta({ id: 'ReviewDecision', description: 'What a reviewer decided' })

export function presentDecision(sealer: Sealer, decision: Decision): z.infer<typeof DecisionBody> {
  const { id, noteSealed } = decision
  return {
    verification_id: decision.verificationId,
    outcome: decision.outcome,
    reason_code: decision.reasonCode,
    note: noteSealed === null ? null : sealer.open(noteSealed, noteContext(id)).toString('utf8'),
    state: decision.state,
    decided_by: { id: decision.userId, name: decision.userName },
    decided_at: decision.decidedAt.toISOString(),
    takes_effect_at: decision.takesEffectAt?.toISOString() ?? null,
  }
}
