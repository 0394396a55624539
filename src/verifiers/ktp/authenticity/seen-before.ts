import type { Check, Findings } from '../../verifier.ts'
import { isForReview } from '../reasons/is-for-review.ts'
import { failed, unavailable } from '../reasons/reasons.ts'
import { FraudOutput } from './fraud-output.ts'

/** Traces of which each is a signal of its own beside that a picture was seen before. */
const EDITS: readonly string[] = ['EDITED_TEXT', 'EDITED_PORTRAIT']

/**
 * What a run comes to whose picture so many others had for another person: a doubt, or beyond doubt where the picture
 * has traces of an edit, too.
 */
export function seenBefore(findings: Findings, others: number): Findings {
  const fraud = FraudOutput.safeParse(findings.output.fraud)
  if (!fraud.success) return findings
  const isEdited = fraud.data.issues_detected.some(({ code }) => EDITS.includes(code))
  const note = `The same picture is in ${others} verifications of another number or name.`
  const check = isEdited ? failed('SEEN_BEFORE', note) : unavailable('SEEN_BEFORE', note)
  const isDecided = (own: Check) => own.result === 'FAIL' && check.result !== 'FAIL'
  const checks = findings.checks.map((own) => (own.code === check.code && !isDecided(own) ? check : own))
  const severity = isEdited ? 'HIGH' : 'MEDIUM'
  const issue = {
    code: 'SEEN_BEFORE',
    severity,
    field: null,
    page: 1,
    box: null,
    evidence: ['portrait', 'grain'],
  } as const
  const output: FraudOutput = {
    ...fraud.data,
    risk_level: isEdited || fraud.data.risk_level === 'HIGH_RISK' ? 'HIGH_RISK' : 'WARNING',
    issues_detected: [{ ...issue, evidence: [...issue.evidence] }, ...fraud.data.issues_detected],
  }
  return {
    ...findings,
    checks,
    output: { ...findings.output, fraud: output },
    ...(isForReview(checks) ? { end: 'NEED_REVIEW' as const } : {}),
  }
}
