import { batchCalls } from '../../lib/batch-calls.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { Outbound } from '../../platform/outbound/fetch-public.ts'
import { type Attempt, interruptedAttempt, readAttempt } from './attempt.ts'
import { type DeliveryTry, enqueueTries, type NextTry } from './delivery-job.ts'
import { openEndpointSecret } from './endpoints/endpoint-secret.ts'
import { holdIfPaused } from './endpoints/hold-delivery.ts'
import { deliveryBodyContext, webhookSecretContext } from './enqueue-delivery.ts'
import { createReceiverGate } from './receiver-gate.ts'
import { createRecorder, type Recorded, type RecorderDeps } from './record-attempt.ts'
import { signatureOf } from './signature.ts'
import { type PendingDelivery, selectPending } from './store.ts'

export interface DeliverDeps extends RecorderDeps {
  readonly outbound: Pick<Outbound, 'fetchPublic'>
  readonly logger: { info(fields: object, message: string): void }
}

/** Nothing to send: the try was recorded before, the delivery has ended, or its body is gone. */
type Prepared =
  | {
      readonly kind: 'ready'
      readonly delivery: PendingDelivery
      readonly body: Buffer
      readonly secrets: readonly Buffer[]
    }
  | { readonly kind: 'redacted'; readonly delivery: PendingDelivery }
  | { readonly kind: 'stale' }

const TIMEOUT_MS = 15_000
const RESPONSE_BYTES_MAX = 1_024
/** A quarter of a process' hands. */
const AT_ONCE_MAX = 32
const PATIENCE_MS = 1_000

export interface Deliverer {
  /**
   * Makes one try and records it. Runs twice for one try (after a lost worker) send twice, under the same id. Throws
   * when `signal` ended the try: nothing is recorded, so the job must be taken again.
   */
  deliver(job: DeliveryTry, signal: AbortSignal): Promise<void>
  /** The same, but a try at a receiver that is slow at the moment goes on in the lane of the slow. */
  deliverOrYield(job: DeliveryTry, signal: AbortSignal): Promise<void>
  /** Records a try of which nothing is known because its job ran out of retries. */
  giveUpTry(job: DeliveryTry): Promise<void>
}

/** Delivers webhooks: prepare, send, record. Reads and records of tries made at the same time share statements. */
export function createDeliverer(deps: DeliverDeps): Deliverer {
  const { logger, now = () => new Date() } = deps
  const recorder = createRecorder(deps)
  const load = batchedLoad(deps.db)

  const record = async (delivery: PendingDelivery, job: DeliveryTry, attempt: Attempt): Promise<void> => {
    const recorded = await recorder.record({ delivery, number: job.attempt, attempt })
    logger.info(lineOf(delivery, { number: job.attempt, attempt, recorded }), 'webhook.attempted')
  }

  const gate = createReceiverGate({ atOnceMax: AT_ONCE_MAX, patienceMs: PATIENCE_MS })
  const yieldTry = batchedYield(deps)

  const deliver = async (job: DeliveryTry, delivery: PendingDelivery | undefined, signal: AbortSignal) => {
    if (delivery && (await isHeld(deps.db, job, delivery))) return
    const prepared = await prepare(deps.keyring, deps.db, { job, delivery })
    switch (prepared.kind) {
      case 'stale':
        return
      case 'redacted':
        return recorder.giveUp(prepared.delivery)
      case 'ready':
        return record(prepared.delivery, job, await send(deps.outbound, prepared, { signal, now }))
    }
  }

  return {
    deliver: async (job, signal) => deliver(job, await load(job.deliveryId), signal),
    async deliverOrYield(job, signal) {
      const delivery = await load(job.deliveryId)
      const endpointId = delivery?.endpointId ?? null
      if (endpointId === null) return deliver(job, delivery, signal)
      if (!(await gate.enter(endpointId))) return yieldTry({ ...job, endpointId, isFailing: true })
      try {
        await deliver(job, delivery, signal)
      } finally {
        gate.leave(endpointId)
      }
    },
    async giveUpTry(job) {
      const delivery = await load(job.deliveryId)
      if (delivery && isNext(delivery, job)) await record(delivery, job, interruptedAttempt(now()))
    },
  }
}

function batchedYield({ db, jobs }: DeliverDeps): (next: NextTry) => Promise<void> {
  return batchCalls<NextTry, void>({
    run: async (tries) => {
      await inTransaction(db, (tx) => enqueueTries(tx, jobs, tries))
      return tries.map(() => ({ kind: 'done', result: undefined }))
    },
    sizeMax: 64,
    concurrency: 1,
  })
}

function batchedLoad(db: Db): (id: string) => Promise<PendingDelivery | undefined> {
  return batchCalls<string, PendingDelivery | undefined>({
    run: async (ids) => {
      const rows = new Map((await selectPending(db, ids)).map((row) => [row.id, row]))
      return ids.map((id) => ({ kind: 'done', result: rows.get(id) }))
    },
    sizeMax: 64,
    concurrency: 2,
  })
}

/** A paused endpoint is left alone, but for a test of whether it works again. */
async function isHeld(db: Db, job: DeliveryTry, delivery: PendingDelivery): Promise<boolean> {
  const { id, endpointId, isPaused, subjectKind } = delivery
  if (!isPaused || endpointId === null || subjectKind === 'test' || !isNext(delivery, job)) return false
  return holdIfPaused(db, { endpointId, id, attempt: job.attempt })
}

function isNext(delivery: PendingDelivery, job: DeliveryTry): boolean {
  return delivery.attemptCount === job.attempt - 1
}

async function prepare(
  keyring: Pick<Keyring, 'forOrganization'>,
  db: Db,
  { job, delivery }: { job: DeliveryTry; delivery: PendingDelivery | undefined },
): Promise<Prepared> {
  if (!delivery || !isNext(delivery, job)) return { kind: 'stale' }
  if (!delivery.bodySealed) return { kind: 'redacted', delivery }

  const sealer = await keyring.forOrganization(db, delivery.organizationId)
  const body = sealer.open(delivery.bodySealed, deliveryBodyContext(delivery.id))
  return { kind: 'ready', delivery, body, secrets: secretsOf(sealer, delivery) }
}

/** Of the subject, of the endpoint, and the one that the endpoint had before while both sign. */
function secretsOf(sealer: Sealer, delivery: PendingDelivery): Buffer[] {
  const { subjectId, endpointId, secretSealed, endpointSecretSealed, previousSecretSealed } = delivery
  const ofSubject = secretSealed === null ? [] : [sealer.open(secretSealed, webhookSecretContext(subjectId))]
  if (endpointId === null) return ofSubject
  const sealed = [endpointSecretSealed, previousSecretSealed].filter((each) => each !== null)
  return [...ofSubject, ...sealed.map((each) => openEndpointSecret(sealer, endpointId, each))]
}

async function send(
  outbound: Pick<Outbound, 'fetchPublic'>,
  { delivery, body, secrets }: Extract<Prepared, { kind: 'ready' }>,
  { signal, now }: { signal: AbortSignal; now: () => Date },
): Promise<Attempt> {
  const startedAt = now()
  const outcome = await outbound.fetchPublic({
    url: delivery.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Absah-Webhooks/1',
      ...messageHeaders(delivery.id, startedAt, { body, secrets }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    bodyBytesMax: RESPONSE_BYTES_MAX,
    signal,
  })
  if (outcome.kind === 'unreachable' && outcome.code === 'CANCELLED') {
    throw new Error('The try was interrupted because the process is stopping.')
  }
  return readAttempt(outcome, { startedAt, endedAt: now() })
}

function messageHeaders(id: string, sentAt: Date, { body, secrets }: { body: Buffer; secrets: readonly Buffer[] }) {
  const timestamp = Math.floor(sentAt.getTime() / 1_000)
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) }
  if (secrets.length === 0) return headers
  const signatures = secrets.map((secret) => signatureOf({ id, timestamp, body, secret }))
  return { ...headers, 'webhook-signature': signatures.join(' ') }
}

/** Ids, durations and decisions only: the URL is the customer's and the bodies may hold personal data. */
function lineOf(
  delivery: PendingDelivery,
  { number, attempt, recorded }: { number: number; attempt: Attempt; recorded: Recorded },
): object {
  return {
    organization_id: delivery.organizationId,
    subject_kind: delivery.subjectKind,
    subject_id: delivery.subjectId,
    delivery_id: delivery.id,
    attempt: number,
    outcome: attempt.outcome,
    response_status: attempt.responseStatus,
    failure_code: attempt.failureCode,
    duration_ms: attempt.durationMs,
    decision: recorded.kind,
    next_attempt_at: recorded.kind === 'retry' ? recorded.at.toISOString() : null,
  }
}
