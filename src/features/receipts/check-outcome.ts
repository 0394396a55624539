/** CANCELLED: redacted before its bank had answered. */
export const OUTCOMES = [
  'CONFIRMED',
  'NOT_FOUND',
  'LINK_NEEDED',
  'NOT_SETTLED',
  'MISMATCH',
  'UNREACHABLE',
  'UNREADABLE',
  'CANCELLED',
] as const
export type CheckOutcome = (typeof OUTCOMES)[number]

/** How a payment is known. `qr_unverified`: by a code that anybody can make, and no bank has confirmed it. */
export type CheckMethod = 'official' | 'relay' | 'qr_unverified'
