import type { Evidence } from './field-reading.ts'

/** Probability that a value is right, from what speaks for and against it. */
export function confidenceOf({ mean, cost }: Evidence): number {
  return Math.max(0.01, Math.min(0.99, mean - cost * 0.1))
}
