import type { KtpConfiguration } from '../configuration.ts'

/**
 * What a verdict says nothing of, so that nobody takes it for more: whether the picture was changed (unless that was asked
 * for), whether the person of a selfie stood before the camera, and whether the card is in the population register.
 */
export function notLookedAt({ fraud_detection }: KtpConfiguration): { readonly not_looked_at: readonly string[] } {
  return { not_looked_at: [...(fraud_detection ? [] : ['AUTHENTICITY']), 'LIVENESS', 'REGISTER'] }
}
