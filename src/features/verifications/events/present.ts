import { z } from 'zod'
import { labelOfKey } from '../../access/caller.ts'
import type { TrailEntry } from '../../webhooks/door.ts'
import { HistoryDetails } from '../editing/history.ts'
import { STATUSES } from '../lifecycle/status.ts'
import type { EventRow } from './store.ts'

const Attempt = z.object({
  delivery_id: z.guid(),
  sequence: z.int().describe('Of the event it tells of'),
  number: z.int().describe('From 1'),
  outcome: z.string(),
  response_status: z.int().nullable(),
  failure_code: z.string().nullable(),
  duration_ms: z.int(),
})

export const EventBody = z
  .object({
    kind: z.enum(['STATUS_CHANGED', 'EDITED', 'REDACTED', 'DECIDED', 'DECISION_LAPSED', 'WEBHOOK_ATTEMPT']),
    at: z.iso.datetime(),
    sequence: z.int().nullable().describe('Orders moves and edits; null for a webhook attempt'),
    from_status: z.enum(STATUSES).nullable(),
    to_status: z.enum(STATUSES).nullable(),
    run_id: z.guid().nullable(),
    reason_code: z.string().nullable().describe('Why it is FAILED'),
    user_id: z.guid().nullable().describe('Who did it; null for a key and for the worker'),
    api_key: z.string().nullable(),
    details: HistoryDetails.nullable().describe('What was replaced, and why; gone after a redaction'),
    attempt: Attempt.nullable(),
  })
  .meta({ id: 'VerificationEvent', description: 'Something that happened to a verification' })

export function presentEvent(event: EventRow, details: HistoryDetails | null): z.infer<typeof EventBody> {
  const { keyName, keyLastFour } = event
  return {
    kind: event.kind,
    at: event.createdAt.toISOString(),
    sequence: event.sequence,
    from_status: event.fromStatus,
    to_status: event.toStatus,
    run_id: event.runId,
    reason_code: event.reasonCode,
    user_id: event.userId,
    api_key: keyName === null || keyLastFour === null ? null : labelOfKey({ name: keyName, lastFour: keyLastFour }),
    details,
    attempt: null,
  }
}

export function presentAttempt(attempt: TrailEntry): z.infer<typeof EventBody> {
  return {
    kind: 'WEBHOOK_ATTEMPT',
    at: attempt.startedAt.toISOString(),
    sequence: null,
    from_status: null,
    to_status: null,
    run_id: null,
    reason_code: null,
    user_id: null,
    api_key: null,
    details: null,
    attempt: {
      delivery_id: attempt.deliveryId,
      sequence: attempt.sequence,
      number: attempt.number,
      outcome: attempt.outcome,
      response_status: attempt.responseStatus,
      failure_code: attempt.failureCode,
      duration_ms: attempt.durationMs,
    },
  }
}
