import type { NikOnCard } from './choose-nik.ts'

/** Probability that the NIK as chosen is the printed one. */
export function nikConfidence({ chosen, evidence }: NikOnCard): number {
  const clear = 1 / (1 + Math.exp(-chosen.weakestMargin))
  return Math.max(0.01, Math.min(0.99, clear * (evidence.agreeing / evidence.looks)))
}
