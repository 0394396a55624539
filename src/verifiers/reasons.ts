import type { Check, PublishedReason } from './verifier.ts'

/** One thing that a check can say. */
export interface Reason<CheckCode extends string> {
  readonly check: CheckCode
  /** For the published list. */
  readonly meaning: string
  /** For the person verified: what it is, and what to do next. */
  readonly message: string
}

/** The checks of a service and all they can say. */
export interface Reasons<CheckCode extends string, ReasonCode extends string> {
  readonly published: readonly PublishedReason[]
  isReason(code: string): code is ReasonCode
  /** The check that a reason belongs to. */
  checkOf(reason: ReasonCode): CheckCode
  /** A check that found nothing wrong. `note` is for the operator. Default: what the person is told. */
  passed(check: CheckCode, note?: string): Check
  /** A check that passes although there is something to say. */
  passedWith(reason: ReasonCode, note?: string): Check
  /** A check that found something wrong. `note` says what exactly, without advice. Default: the meaning. */
  failed(reason: ReasonCode, note?: string): Check
  /**
   * A check that was asked for and could not be made.
   *
   * @param check of a reason that several checks share: which one
   */
  unavailable(reason: ReasonCode, note?: string, check?: CheckCode): Check
}

interface Definition<CheckCode extends string, ReasonCode extends string> {
  /** What a person is told of each check that found nothing wrong. */
  readonly passed: Readonly<Record<CheckCode, string>>
  readonly reasons: Readonly<Record<ReasonCode, Reason<CheckCode>>>
}

/** Makes the checks of a service out of its list of reasons, so that none can carry a code that is not published. */
export function defineReasons<CheckCode extends string, ReasonCode extends string>(
  definition: Definition<CheckCode, ReasonCode>,
): Reasons<CheckCode, ReasonCode> {
  const { passed, reasons } = definition
  const carry = (result: Check['result']) => (reason: ReasonCode, note?: string, code?: CheckCode) => {
    const { check, message, meaning } = reasons[reason]
    return { code: code ?? check, result, reason_code: reason, message, internal_message: note ?? meaning }
  }
  const entries = Object.entries(reasons) as [ReasonCode, Reason<CheckCode>][]
  return {
    published: entries.map(([code, { check, meaning }]) => ({ code, check, meaning })),
    isReason: (code): code is ReasonCode => Object.hasOwn(reasons, code),
    checkOf: (reason) => reasons[reason].check,
    passed: (check, note = passed[check]) => ({
      code: check,
      result: 'PASS',
      reason_code: null,
      message: passed[check],
      internal_message: note,
    }),
    passedWith: carry('PASS'),
    failed: carry('FAIL'),
    unavailable: carry('UNAVAILABLE'),
  }
}
