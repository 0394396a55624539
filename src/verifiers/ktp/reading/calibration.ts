import type { Evidence } from '../../../engines/forms/field-reading.ts'
import type { KtpField } from '../layout/fields.ts'
import type { NikOnCard } from '../nik/choose-nik.ts'
import type { CardValues } from './read-values.ts'

/** Probability that a value is right, from what speaks for and against it. */
export function confidenceOf(_field: KtpField, evidence: Evidence): number {
  return Math.max(0.01, Math.min(0.99, evidence.mean - evidence.cost * 0.1))
}

/** Probability that the NIK as chosen is the printed one. */
export function nikConfidence({ chosen, evidence }: NikOnCard, _values: CardValues): number {
  const clear = 1 / (1 + Math.exp(-chosen.weakestMargin))
  return Math.max(0.01, Math.min(0.99, clear * (evidence.agreeing / evidence.looks)))
}
