import type { Check } from '../../verifier.ts'

/** Whether a person should look: a doubt that no rule can settle, about the faces or about the picture. */
export function isForReview(checks: readonly Check[]): boolean {
  return checks.some((check) => check.reason_code === 'FACE_UNCERTAIN' || isDoubtful(check))
}

/** What could not be looked at is no doubt. */
function isDoubtful({ code, result, reason_code: reason }: Check): boolean {
  return code === 'AUTHENTICITY' && result === 'UNAVAILABLE' && reason !== 'AUTHENTICITY_UNAVAILABLE'
}
