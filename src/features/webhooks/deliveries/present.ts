import { z } from 'zod'
import { maskText } from '../../../lib/mask-text.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { ATTEMPT_OUTCOMES, responseBodyContext } from '../attempt.ts'
import { SUBJECT_KINDS } from '../subject.ts'
import { DELIVERY_STATUSES } from './delivery-status.ts'
import type { AttemptRecord, DeliveryRecord } from './store.ts'

export const ATTEMPTS_SHOWN_MAX = 30

const AttemptBody = z.object({
  number: z.int().describe('From 1'),
  started_at: z.iso.datetime(),
  duration_ms: z.int(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  response_status: z.int().nullable().describe('HTTP status that was answered'),
  response_body: z.string().nullable().describe('The first 1,024 bytes of the answer, as UTF-8; masked for users'),
  failure_code: z.string().nullable().describe('Why no answer came'),
})

export const DeliveryBody = z
  .object({
    id: z.guid().describe('What webhook-id carries, at every try'),
    event: z.string(),
    verification_id: z.guid().nullable().describe('null for an event about something else'),
    subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.guid() }),
    group_id: z.guid().nullable(),
    endpoint_id: z.guid().nullable(),
    url: z.string().describe('Without its query once redacted, and masked'),
    status: z.enum(DELIVERY_STATUSES),
    is_held: z.boolean().describe('Waits until its paused endpoint is resumed'),
    is_redacted: z.boolean(),
    next_attempt_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    attempt_count: z.int(),
    attempts: z.array(AttemptBody).describe(`In order; the last ${ATTEMPTS_SHOWN_MAX}`),
  })
  .meta({ id: 'WebhookDelivery', description: 'A webhook and its tries' })

/** Without its tries. Masked, the address has no query. */
export function presentDelivery(
  record: DeliveryRecord,
  isMasked: boolean,
): Omit<z.infer<typeof DeliveryBody>, 'attempts'> {
  const { id, event, subjectKind, subjectId, groupId, endpointId, status, isHeld, isRedacted } = record
  const url = isMasked ? record.url.replace(/[?#].*$/, '') : record.url
  return {
    id,
    event,
    verification_id: subjectKind === 'verification' ? subjectId : null,
    subject: { kind: subjectKind, id: subjectId },
    group_id: groupId,
    endpoint_id: endpointId,
    url,
    status,
    is_held: isHeld,
    is_redacted: isRedacted,
    next_attempt_at: record.nextAttemptAt?.toISOString() ?? null,
    created_at: record.createdAt.toISOString(),
    finished_at: record.finishedAt?.toISOString() ?? null,
    attempt_count: record.attemptCount,
  }
}

interface Shown {
  readonly sealer: Sealer
  readonly isMasked: boolean
}

export function presentAttempt(attempt: AttemptRecord, { sealer, isMasked }: Shown): z.infer<typeof AttemptBody> {
  const { deliveryId, number, responseBodySealed } = attempt
  const opened = responseBodySealed && sealer.open(responseBodySealed, responseBodyContext({ deliveryId, number }))
  const body = opened === null ? null : opened.toString('utf8')
  return {
    number,
    started_at: attempt.startedAt.toISOString(),
    duration_ms: attempt.durationMs,
    outcome: attempt.outcome,
    response_status: attempt.responseStatus,
    response_body: body === null || !isMasked ? body : maskText(body),
    failure_code: attempt.failureCode,
  }
}
