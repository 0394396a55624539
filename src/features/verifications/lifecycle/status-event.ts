import type { JsonObject } from '../sealed.ts'
import type { Status } from './status.ts'
import type { LifecycleRow } from './store.ts'

/** What the event is called. */
export const STATUS_CHANGED = 'verification.status_changed'

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
