import { z } from 'zod'
import type { JsonObject } from '../sealed.ts'
import { OUTPUT_STATUSES } from '../verdict.ts'
import { STATUSES, type Status } from './status.ts'
import type { LifecycleRow } from './store.ts'

/** What the event is called. */
export const STATUS_CHANGED = 'verification.status_changed'

const AnyObject = z.record(z.string(), z.unknown())

/** What a receiver gets. */
export const StatusEventBody = z
  .object({
    event: z.literal(STATUS_CHANGED),
    timestamp: z.iso.datetime().describe('When the status changed: events may come in another order'),
    verification_id: z.guid(),
    result_id: z.guid(),
    folder_id: z.guid(),
    service: z.object({ id: z.guid(), name: z.string() }),
    status: z.enum(STATUSES),
    previous_status: z.enum(STATUSES),
    output_status: z.enum(OUTPUT_STATUSES).nullable().describe('The verdict; null while unsettled'),
    metadata: AnyObject.describe('The `webhook_metadata`, without the secret'),
    credit_used: z.int(),
    execution_time: z.number().describe('Seconds'),
    error: z.object({ code: z.string(), message: z.string() }).optional().describe('Why it is FAILED; only then'),
    output: AnyObject.optional().describe('Only where `webhook_metadata.include_output` is true'),
  })
  .meta({ id: 'VerificationStatusChanged', description: 'A verification has another status' })

export interface StatusEvent {
  readonly verification: LifecycleRow
  readonly previous: Status
  readonly serviceName: string
  /** `webhook_metadata` without the secret. */
  readonly metadata: JsonObject
  /** Given only when the customer asked for it: it holds personal data. */
  readonly output: JsonObject | null
}

/** The body of a webhook, as JSON text. */
export function statusEvent({ verification, previous, serviceName, metadata, output }: StatusEvent): string {
  return JSON.stringify({
    event: STATUS_CHANGED,
    timestamp: verification.updatedAt.toISOString(),
    verification_id: verification.id,
    result_id: verification.resultId,
    folder_id: verification.folderId,
    service: { id: verification.serviceId, name: serviceName },
    status: verification.status,
    previous_status: previous,
    output_status: verification.outputStatus,
    metadata,
    credit_used: verification.creditUsed,
    execution_time: verification.executionTimeMs / 1000,
    ...(verification.status === 'FAILED'
      ? { error: { code: verification.errorCode, message: verification.errorMessage } }
      : {}),
    ...(output === null ? {} : { output }),
  })
}
