import type { Check } from '../../../verifiers/verifier.ts'

/** The code of the check that a decision adds. Where it stands it decides, and the machine's checks do no more. */
export const REVIEW = 'REVIEW'

export const DECISION_OUTCOMES = ['APPROVED', 'REJECTED'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

export const DECISION_STATES = [
  'WAITING',
  'UNDONE',
  'DONE',
  'LAPSED',
  'AWAITING_SECOND',
  'SECONDED',
  'CONTRADICTED',
] as const
export type DecisionState = (typeof DECISION_STATES)[number]

interface ReviewReason {
  readonly outcome: DecisionOutcome
  readonly meaning: string
}

/** Why a reviewer approved or rejected: published like the reasons of services. */
export const REVIEW_REASONS = {
  IDENTITY_CONFIRMED: { outcome: 'APPROVED', meaning: 'The reviewer is sure that the person is who they say' },
  DOCUMENT_CONFIRMED: { outcome: 'APPROVED', meaning: 'The reviewer read the document and found it in order' },
  FALSE_ALARM: { outcome: 'APPROVED', meaning: 'What stopped the verification is no fault of it' },
  RISK_ACCEPTED: { outcome: 'APPROVED', meaning: 'There is a fault, and the reviewer may accept it' },
  APPROVED_OTHERWISE: { outcome: 'APPROVED', meaning: 'Approved for another reason, which the note says' },
  DOCUMENT_ALTERED: { outcome: 'REJECTED', meaning: 'The document was changed or made up' },
  DOCUMENT_UNFIT: { outcome: 'REJECTED', meaning: 'The document cannot be read, is the wrong one or has expired' },
  PERSON_DIFFERS: { outcome: 'REJECTED', meaning: 'The person is somebody else than the document says' },
  DATA_DIFFERS: { outcome: 'REJECTED', meaning: 'What was said and what the document says differ' },
  PERSON_LISTED: { outcome: 'REJECTED', meaning: 'The person is on a list that the customer does not accept' },
  REJECTED_OTHERWISE: { outcome: 'REJECTED', meaning: 'Rejected for another reason, which the note says' },
} as const satisfies Record<string, ReviewReason>

/** A reason as it is offered: a built-in one, or an organization's own. */
export interface DecisionReason {
  readonly code: string
  readonly outcome: DecisionOutcome
  readonly meaning: string
  /** The note has to say what the code does not. */
  readonly needsNote: boolean
  /** What stopped the verification was no fault of it. */
  readonly isFalseAlarm: boolean
}

export const BUILT_IN_REASONS: readonly DecisionReason[] = Object.entries(REVIEW_REASONS).map(([code, reason]) => ({
  code,
  ...reason,
  needsNote: code.endsWith('_OTHERWISE'),
  isFalseAlarm: code === 'FALSE_ALARM',
}))

interface Decided {
  readonly outcome: DecisionOutcome
  readonly reasonCode: string
}

/** The check that says what a person decided; `meaning` is the reason's. */
export function reviewCheck({ outcome, reasonCode }: Decided, meaning: string): Check {
  const isApproved = outcome === 'APPROVED'
  return {
    code: REVIEW,
    result: isApproved ? 'PASS' : 'FAIL',
    reason_code: reasonCode,
    message: isApproved
      ? 'A person looked at it and approved it'
      : 'A person looked at it and did not approve it. Please ask whom you sent it to',
    internal_message: meaning,
  }
}

/** Which checks decide: a person's word where there is one, else those of the service. */
export function decidingIn(checks: readonly { readonly code: string }[], ofService: readonly string[]) {
  return checks.some(({ code }) => code === REVIEW) ? [REVIEW] : ofService
}
