import type { Outcome } from '../../platform/outbound/fetch-public.ts'
import { nextDelayMs, type RetrySchedule, readRetryAfter } from './retry-schedule.ts'

export const ATTEMPT_OUTCOMES = ['DELIVERED', 'REFUSED', 'UNREACHABLE', 'BLOCKED', 'GONE'] as const
/** How one try came out, as it is stored. */
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

export interface Attempt {
  readonly outcome: AttemptOutcome
  readonly startedAt: Date
  readonly durationMs: number
  readonly responseStatus: number | null
  /** The beginning of the answer's body, null when there was none. */
  readonly responseBody: Buffer | null
  /** Why no answer came; null when one came. */
  readonly failureCode: string | null
  readonly retryAfterMs: number | undefined
}

/** What follows from a try. */
export type Decision =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'given_up' }

/** Reads the answer to a try: 2xx is success, 410 asks to stop, anything else, redirects too, is a refusal. */
export function readAttempt(outcome: Outcome, time: { startedAt: Date; endedAt: Date }): Attempt {
  const { startedAt, endedAt } = time
  const durationMs = Math.max(0, endedAt.getTime() - startedAt.getTime())
  const none = { startedAt, durationMs, responseStatus: null, responseBody: null, retryAfterMs: undefined }
  switch (outcome.kind) {
    case 'blocked':
      return { ...none, outcome: 'BLOCKED', failureCode: outcome.reason }
    case 'unreachable':
      return { ...none, outcome: 'UNREACHABLE', failureCode: outcome.code }
    case 'answered':
      return {
        outcome: outcomeOfStatus(outcome.status),
        startedAt,
        durationMs,
        responseStatus: outcome.status,
        responseBody: outcome.body.length > 0 ? outcome.body : null,
        failureCode: null,
        retryAfterMs: readRetryAfter(outcome.headers['retry-after'], endedAt),
      }
  }
}

/** A try of which nothing is known, because its worker was lost again and again. It counts like a failed one. */
export function interruptedAttempt(at: Date): Attempt {
  return {
    outcome: 'UNREACHABLE',
    startedAt: at,
    durationMs: 0,
    responseStatus: null,
    responseBody: null,
    failureCode: 'INTERRUPTED',
    retryAfterMs: undefined,
  }
}

/** What the beginning of an answer is sealed under. */
export function responseBodyContext(attempt: { readonly deliveryId: string; readonly number: number }): string {
  return `webhook.response:${attempt.deliveryId}:${attempt.number}`
}

/** @param context `number`: of the try since the delivery was made or resent, from 1. */
export function decide(
  attempt: Attempt,
  context: { readonly number: number; readonly schedule: RetrySchedule; readonly random: number; readonly now: Date },
): Decision {
  if (attempt.outcome === 'DELIVERED') return { kind: 'delivered' }
  if (attempt.outcome === 'GONE') return { kind: 'given_up' }
  const { number, schedule, random, now } = context
  const delayMs = nextDelayMs(schedule, { attempt: number, retryAfterMs: attempt.retryAfterMs, random })
  return delayMs === undefined ? { kind: 'given_up' } : { kind: 'retry', at: new Date(now.getTime() + delayMs) }
}

function outcomeOfStatus(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'DELIVERED'
  return status === 410 ? 'GONE' : 'REFUSED'
}
