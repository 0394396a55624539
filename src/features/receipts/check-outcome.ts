/** CANCELLED: redacted before its bank had answered. */
export const OUTCOMES = [
  'CONFIRMED',
  'NOT_FOUND',
  'NOT_SETTLED',
  'MISMATCH',
  'UNREACHABLE',
  'UNREADABLE',
  'CANCELLED',
] as const
export type CheckOutcome = (typeof OUTCOMES)[number]
