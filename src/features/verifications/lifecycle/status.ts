/** Where a verification stands. Its verdict, `OutputStatus`, is another matter. */
export const STATUSES = [
  'DRAFT',
  'IN_QUEUE',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'NEED_REVIEW',
  'FRAUD_DETECTED',
  'PARTIALLY_COMPLETED',
  'PARTIALLY_FAILED',
] as const
export type Status = (typeof STATUSES)[number]

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  DRAFT: ['IN_QUEUE'],
  IN_QUEUE: ['IN_PROGRESS', 'CANCELLED'],
  IN_PROGRESS: [
    'COMPLETED',
    'NEED_REVIEW',
    'FRAUD_DETECTED',
    'FAILED',
    'PARTIALLY_COMPLETED',
    'PARTIALLY_FAILED',
    'CANCELLED',
  ],
  FRAUD_DETECTED: ['CANCELLED', 'IN_QUEUE'],
  NEED_REVIEW: ['COMPLETED', 'IN_QUEUE'],
  COMPLETED: ['NEED_REVIEW', 'IN_QUEUE'],
  FAILED: ['IN_QUEUE'],
  PARTIALLY_COMPLETED: ['IN_QUEUE'],
  PARTIALLY_FAILED: ['IN_QUEUE'],
  CANCELLED: ['IN_QUEUE'],
}

export function canMove(from: Status, to: Status): boolean {
  return NEXT[from].includes(to)
}

/** The statuses whose arrival a webhook tells of. */
const TOLD: ReadonlySet<Status> = new Set([
  'IN_PROGRESS',
  'NEED_REVIEW',
  'COMPLETED',
  'PARTIALLY_COMPLETED',
  'FAILED',
  'PARTIALLY_FAILED',
  'FRAUD_DETECTED',
  'CANCELLED',
])

export function isTold(status: Status): boolean {
  return TOLD.has(status)
}

/** Those in which nothing is going on or waited for. */
export const SETTLED_STATUSES = [
  'COMPLETED',
  'NEED_REVIEW',
  'FAILED',
  'PARTIALLY_COMPLETED',
  'PARTIALLY_FAILED',
  'CANCELLED',
] as const satisfies readonly Status[]

export function isSettled(status: Status): boolean {
  return SETTLED_STATUSES.some((each) => each === status)
}

/** Whether a new run may begin: after a failure, or with `force` after any end. */
export function isRetryable(status: Status, force: boolean): boolean {
  return status === 'FAILED' || (force && isSettled(status))
}

/** Those that still wait for a worker or a person, the least finished first. */
export const OPEN_STATUSES = ['DRAFT', 'IN_QUEUE', 'IN_PROGRESS', 'FRAUD_DETECTED', 'NEED_REVIEW'] as const
