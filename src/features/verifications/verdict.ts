import type { Check } from '../../verifiers/verifier.ts'

export const OUTPUT_STATUSES = ['VERIFIED', 'NOT_VERIFIED', 'PARTIALLY_NOT_VERIFIED'] as const
export type OutputStatus = (typeof OUTPUT_STATUSES)[number]

/**
 * The one rule that turns checks into a verdict: NOT_VERIFIED when a deciding check failed, PARTIALLY_NOT_VERIFIED when
 * another failed or could not be made, else VERIFIED. No check at all proves nothing.
 */
export function verdictOf(
  checks: readonly Pick<Check, 'code' | 'result'>[],
  decidingChecks: readonly string[],
): OutputStatus {
  if (checks.some((each) => each.result === 'FAIL' && decidingChecks.includes(each.code))) return 'NOT_VERIFIED'
  if (checks.length === 0 || checks.some((each) => each.result !== 'PASS')) return 'PARTIALLY_NOT_VERIFIED'
  return 'VERIFIED'
}
