export const SUBJECT_KINDS = ['verification', 'receipt_check', 'test'] as const

/** What deliveries tell of. Those of one subject are kept in order. */
export interface Subject {
  /** `test`: nothing but the test itself. */
  readonly kind: (typeof SUBJECT_KINDS)[number]
  readonly id: string
}
