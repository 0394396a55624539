import type { Check } from '../../../verifiers/verifier.ts'

/** The code of the check that a decision adds. Where it stands it decides, and the machine's checks do no more. */
export const REVIEW = 'REVIEW'

export const DECISION_OUTCOMES = ['APPROVED', 'REJECTED'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

export const DECISION_STATES = ['WAITING', 'UNDONE', 'DONE', 'LAPSED'] as const
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
export type ReviewReasonCode = keyof typeof REVIEW_REASONS

export const REVIEW_REASON_CODES = Object.keys(REVIEW_REASONS).filter(isReviewReason)

/** Codes for which the note has to say what the code does not. */
export const NEEDS_NOTE: readonly ReviewReasonCode[] = ['APPROVED_OTHERWISE', 'REJECTED_OTHERWISE']

export function isReviewReason(text: string): text is ReviewReasonCode {
  return text in REVIEW_REASONS
}

/** The check that says what a person decided. */
export function reviewCheck({ outcome, reasonCode }: { outcome: DecisionOutcome; reasonCode: string }): Check {
  const isApproved = outcome === 'APPROVED'
  return {
    code: REVIEW,
    result: isApproved ? 'PASS' : 'FAIL',
    reason_code: reasonCode,
    message: isApproved
      ? 'A person looked at it and approved it'
      : 'A person looked at it and did not approve it. Please ask whom you sent it to',
    internal_message: isReviewReason(reasonCode) ? REVIEW_REASONS[reasonCode].meaning : '',
  }
}

/** Which checks decide: a person's word where there is one, else those of the service. */
export function decidingIn(checks: readonly { readonly code: string }[], ofService: readonly string[]) {
  return checks.some(({ code }) => code === REVIEW) ? [REVIEW] : ofService
}
