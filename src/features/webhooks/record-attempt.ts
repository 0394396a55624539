import { batchCalls } from '../../lib/batch-calls.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { type Attempt, type Decision, decide } from './attempt.ts'
import { deliveryJob } from './delivery-job.ts'
import { RETRY_SCHEDULE, type RetrySchedule } from './retry-schedule.ts'
import { type AttemptRow, giveUp, insertAttempts, lockOrder, type PendingDelivery, selectNextFirst } from './store.ts'

export interface RecorderDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Pick<Keyring, 'forOrganization'>
  readonly schedule?: RetrySchedule | undefined
  /** In [0, 1). */
  readonly random?: (() => number) | undefined
  readonly now?: (() => Date) | undefined
}

export interface FinishedTry {
  readonly delivery: PendingDelivery
  /** From 1. */
  readonly number: number
  readonly attempt: Attempt
}

/** What was written. `known`: this try had been recorded before, so nothing was. */
export type Recorded = Decision | { readonly kind: 'known' }

export interface Recorder {
  /** Writes the try, its consequence for the delivery, and the jobs that follow, in one transaction. */
  record(finished: FinishedTry): Promise<Recorded>
  /** Ends a delivery whose body is gone and lets the next one of its verification go. */
  giveUp(delivery: PendingDelivery): Promise<void>
}

export function createRecorder(deps: RecorderDeps): Recorder {
  const { db, jobs, schedule = RETRY_SCHEDULE, random = Math.random, now = () => new Date() } = deps
  const write = batchCalls<Written, boolean>({
    run: (batch) => inTransaction(db, (tx) => writeBatch(tx, jobs, batch)),
    sizeMax: 64,
    concurrency: 2,
  })

  return {
    async record({ delivery, number, attempt }) {
      const decision = decide(attempt, { number, schedule, random: random(), now: now() })
      const responseBodySealed = await sealResponse(deps, { delivery, number, attempt })
      const row: AttemptRow = {
        deliveryId: delivery.id,
        number,
        startedAt: attempt.startedAt,
        durationMs: attempt.durationMs,
        outcome: attempt.outcome,
        responseStatus: attempt.responseStatus,
        responseBodySealed,
        failureCode: attempt.failureCode,
        status: STATUS_AFTER[decision.kind],
        nextAttemptAt: decision.kind === 'retry' ? decision.at : null,
      }
      const isNew = await write({ row, verificationId: delivery.verificationId })
      return isNew ? decision : { kind: 'known' }
    },
    async giveUp(delivery) {
      await inTransaction(db, async (tx) => {
        await lockOrder(tx, [delivery.verificationId])
        const isFirst = delivery.attemptCount === 0
        if ((await giveUp(tx, delivery.id)) && isFirst) await startNext(tx, jobs, [delivery.verificationId])
      })
    },
  }
}

const STATUS_AFTER = { delivered: 'DELIVERED', retry: 'PENDING', given_up: 'FAILED' } as const

interface Written {
  readonly row: AttemptRow
  readonly verificationId: string
}

async function sealResponse(
  { db, keyring }: RecorderDeps,
  { delivery, number, attempt }: FinishedTry,
): Promise<Buffer | null> {
  if (!attempt.responseBody) return null
  const sealer = await keyring.forOrganization(db, delivery.organizationId)
  return sealer.seal(attempt.responseBody, `webhook.response:${delivery.id}:${number}`)
}

async function writeBatch(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, batch: readonly Written[]) {
  await lockOrder(
    tx,
    batch.map((each) => each.verificationId),
  )
  const written = new Set(
    await insertAttempts(
      tx,
      batch.map((each) => each.row),
    ),
  )
  const news = batch.filter((each) => written.has(each.row.deliveryId))

  for (const { row } of news) {
    if (!row.nextAttemptAt) continue
    const next = { deliveryId: row.deliveryId, attempt: row.number + 1 }
    await jobs.enqueue(tx, deliveryJob, [next], { startAfter: row.nextAttemptAt })
  }
  const firsts = news.filter((each) => each.row.number === 1).map((each) => each.verificationId)
  await startNext(tx, jobs, firsts)
  return batch.map((each) => ({ kind: 'done' as const, result: written.has(each.row.deliveryId) }))
}

/** The first try of these verifications' earlier deliveries is over: that of the next one may go, whatever came of it. */
async function startNext(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, verificationIds: readonly string[]): Promise<void> {
  if (verificationIds.length === 0) return
  const next = await selectNextFirst(tx, verificationIds)
  if (next.length === 0) return
  await jobs.enqueue(
    tx,
    deliveryJob,
    next.map((deliveryId) => ({ deliveryId, attempt: 1 })),
  )
}
