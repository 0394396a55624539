import { REFUSALS, type Refusal, type RefusalReason } from './documents.ts'

/** A refusal with the text people are shown; `message` replaces the usual one where more is known. */
export function refuse(reason: RefusalReason, message: string = REFUSALS[reason]): Refusal {
  return { kind: 'refused', reason, message }
}
