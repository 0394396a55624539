import { defineReasons, type Reason } from '../reasons.ts'
import type { Check } from '../verifier.ts'

const REVIEW = 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.'
const LATER = 'We could not finish one of our checks. No action is needed unless we ask you.'

const SCREENED = 'The name was screened.'

const PASSED = {
  SANCTIONS_SCREENING: SCREENED,
  PEP_SCREENING: SCREENED,
  BLOCKLIST_SCREENING: SCREENED,
  OTHER_LISTS_SCREENING: SCREENED,
} as const

type AmlCheck = keyof typeof PASSED

const REASONS = {
  SANCTIONS_MATCH: {
    check: 'SANCTIONS_SCREENING',
    meaning: 'A name on a sanctions list is like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  SANCTIONS_UNAVAILABLE: {
    check: 'SANCTIONS_SCREENING',
    meaning: 'No sanctions list is loaded, or one of them has not been asked for news for too long.',
    message: LATER,
  },
  SANCTION_POSSIBLE: {
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Somebody on a sanctions list has this or a similar name, but another full birth date; see `matches`. Decide whether it is the person.',
    message: REVIEW,
  },
  SCRIPT_NOT_COVERED: {
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Nobody was found, but the name is in a script that is read too badly to clear it: give it in Latin letters.',
    message: LATER,
  },
  PEP_MATCH: {
    check: 'PEP_SCREENING',
    meaning: 'A politically exposed person has a name like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  PEP_UNAVAILABLE: {
    check: 'PEP_SCREENING',
    meaning: 'No list of politically exposed persons is loaded, or one has not been asked for news for too long.',
    message: LATER,
  },
  BLOCKLIST_MATCH: {
    check: 'BLOCKLIST_SCREENING',
    meaning: 'A name on a list of your own is like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  OTHER_LISTS_MATCH: {
    check: 'OTHER_LISTS_SCREENING',
    meaning:
      'A name like this one is listed for another reason than a sanction or political exposure; `topics` of its match says which. It may be another person.',
    message: REVIEW,
  },
  OTHER_LISTS_UNAVAILABLE: {
    check: 'OTHER_LISTS_SCREENING',
    meaning: 'A list of other reasons (debarment, crime and so on) has not been asked for news for too long.',
    message: LATER,
  },
} as const satisfies Record<string, Reason<AmlCheck>>

export type AmlReason = keyof typeof REASONS

const AML = defineReasons({ passed: PASSED, reasons: REASONS })

export const AML_REASONS = AML.published

/** What can be said about one kind of list. */
interface ListReasons {
  readonly check: AmlCheck
  readonly match: AmlReason
  /** Nobody can tell, and nothing narrower is known. */
  readonly unavailable: AmlReason
}

export const ABOUT = {
  SANCTIONS: { check: 'SANCTIONS_SCREENING', match: 'SANCTIONS_MATCH', unavailable: 'SANCTIONS_UNAVAILABLE' },
  PEP: { check: 'PEP_SCREENING', match: 'PEP_MATCH', unavailable: 'PEP_UNAVAILABLE' },
  // A list of one's own is never too old.
  BLOCKLIST: { check: 'BLOCKLIST_SCREENING', match: 'BLOCKLIST_MATCH', unavailable: 'SCRIPT_NOT_COVERED' },
  OTHER_LISTS: { check: 'OTHER_LISTS_SCREENING', match: 'OTHER_LISTS_MATCH', unavailable: 'OTHER_LISTS_UNAVAILABLE' },
} as const satisfies Record<string, ListReasons>

/** @param unavailable the reason where nobody can tell whether there is somebody. Of every list it may be the script. */
export function checkOf({ check, match }: ListReasons, isFound: boolean | null, unavailable: AmlReason): Check {
  if (isFound === false) return AML.passed(check, 'No match.')
  return isFound === true ? AML.failed(match) : AML.unavailable(unavailable, undefined, check)
}
