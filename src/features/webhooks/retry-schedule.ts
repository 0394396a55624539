/** When a delivery is tried. Delays in milliseconds. */
export interface RetrySchedule {
  /** Before the first try, the second and so on; as many tries as entries. */
  readonly delaysMs: readonly number[]
  /** Each delay is lengthened by up to this share of itself, so that receivers are not hit by everyone at once. */
  readonly jitter: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The published schedule: ten tries within about three days and four hours. */
export const RETRY_SCHEDULE: RetrySchedule = {
  delaysMs: [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
  jitter: 0.2,
}

/** For a test of an address. */
export const ONCE: RetrySchedule = { delaysMs: [0], jitter: 0 }

/** Longest wait a receiver may ask for. */
export const RETRY_AFTER_MS_MAX = 24 * HOUR

export interface FailedTry {
  /** From 1. */
  readonly attempt: number
  /** What the receiver asked for, if anything. */
  readonly retryAfterMs: number | undefined
  /** In [0, 1). */
  readonly random: number
}

/**
 * Milliseconds until the next try, or undefined when that was the last one. A receiver may ask for more patience than
 * the schedule has, never for less.
 */
export function nextDelayMs(schedule: RetrySchedule, { attempt, retryAfterMs, random }: FailedTry): number | undefined {
  const delay = schedule.delaysMs[attempt]
  if (delay === undefined) return undefined
  const planned = Math.round(delay * (1 + schedule.jitter * random))
  return Math.max(planned, Math.min(retryAfterMs ?? 0, RETRY_AFTER_MS_MAX))
}

/** Milliseconds from a Retry-After header (RFC 9110, 10.2.3): seconds or a date. undefined when it is neither. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND
  const isHttpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
  const time = isHttpDate ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime())
}
