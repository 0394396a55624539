import { REFUSALS, type Refusal, type RefusalReason } from './documents.ts'

/** A refusal with the text people are shown; `message` replaces the usual one where more is known. */
export function refuse(reason: RefusalReason, message: string = REFUSALS[reason]): Refusal {
  return { kind: 'refused', reason, message }
}

/** Of files that are read otherwise than by pages. */
export const NO_PAGES: Refusal = refuse(
  'UNSUPPORTED_TYPE',
  'This file has no pages that can be drawn. Send a PDF or a picture, or download the file itself.',
)
