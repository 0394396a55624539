import { batchCalls } from '../../lib/batch-calls.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { RecordAct } from '../access/act.ts'
import { type Attempt, type Decision, decide, responseBodyContext } from './attempt.ts'
import { enqueueTries, type NextTry } from './delivery-job.ts'
import { noteResults } from './endpoints/note-results.ts'
import { ONCE, RETRY_SCHEDULE, type RetrySchedule } from './retry-schedule.ts'
import { type AttemptRow, giveUp, insertAttempts, lockOrder, type PendingDelivery, selectNextFirst } from './store.ts'

export interface RecorderDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Pick<Keyring, 'forOrganization'>
  readonly recordAct: RecordAct
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
  /** Ends a delivery whose body is gone and lets the next one of its subject go. */
  giveUp(delivery: PendingDelivery): Promise<void>
}

export function createRecorder(deps: RecorderDeps): Recorder {
  const { db, jobs, schedule = RETRY_SCHEDULE, random = Math.random, now = () => new Date() } = deps
  const write = batchCalls<Written, boolean>({
    run: (batch) => inTransaction(db, (tx) => writeBatch(tx, deps, batch)),
    sizeMax: 64,
    concurrency: 2,
  })

  return {
    async record({ delivery, number, attempt }) {
      const decision = decide(attempt, {
        number: number - delivery.resentAfter,
        schedule: delivery.subjectKind === 'test' ? ONCE : schedule,
        random: random(),
        now: now(),
      })
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
      const isNew = await write({
        row,
        subjectId: delivery.subjectId,
        judgedId: judgedBy(delivery, attempt),
        endpointId: delivery.endpointId,
      })
      return isNew ? decision : { kind: 'known' }
    },
    async giveUp(delivery) {
      await inTransaction(db, async (tx) => {
        await lockOrder(tx, [delivery.subjectId])
        const isFirst = delivery.attemptCount === 0
        if ((await giveUp(tx, delivery.id)) && isFirst) await startNext(tx, jobs, [delivery.subjectId])
      })
    },
  }
}

const STATUS_AFTER = { delivered: 'DELIVERED', retry: 'PENDING', given_up: 'FAILED' } as const

interface Written {
  readonly row: AttemptRow
  readonly subjectId: string
  /** null when the try says nothing about it. */
  readonly judgedId: string | null
  readonly endpointId: string | null
}

/** The endpoint that a try says something about; null: a test, or a try of which nothing is known. */
function judgedBy({ subjectKind, endpointId }: PendingDelivery, attempt: Attempt): string | null {
  return subjectKind === 'test' || attempt.failureCode === 'INTERRUPTED' ? null : endpointId
}

async function sealResponse(
  { db, keyring }: RecorderDeps,
  { delivery, number, attempt }: FinishedTry,
): Promise<Buffer | null> {
  if (!attempt.responseBody) return null
  const sealer = await keyring.forOrganization(db, delivery.organizationId)
  return sealer.seal(attempt.responseBody, responseBodyContext({ deliveryId: delivery.id, number }))
}

async function writeBatch(tx: Tx, { jobs, recordAct }: RecorderDeps, batch: readonly Written[]) {
  await lockOrder(
    tx,
    batch.map((each) => each.subjectId),
  )
  const written = new Set(
    await insertAttempts(
      tx,
      batch.map((each) => each.row),
    ),
  )
  const news = batch.filter((each) => written.has(each.row.deliveryId))

  await enqueueTries(tx, jobs, news.flatMap(retryOf))
  const firsts = news.filter((each) => each.row.number === 1).map((each) => each.subjectId)
  await startNext(tx, jobs, firsts)
  const results = news.map(({ row, judgedId }) => ({ endpointId: judgedId, isDelivered: row.outcome === 'DELIVERED' }))
  await noteResults(tx, recordAct, results)
  return batch.map((each) => ({ kind: 'done' as const, result: written.has(each.row.deliveryId) }))
}

/** The job of the try after a failed one; its receiver stands behind those that work. */
function retryOf({ row, endpointId }: Written): NextTry[] {
  if (row.nextAttemptAt === null) return []
  const { deliveryId, number, nextAttemptAt: startAfter } = row
  return [{ deliveryId, attempt: number + 1, endpointId, isFailing: true, startAfter }]
}

/** The first try of these subjects' earlier deliveries is over: that of the next one may go, whatever came of it. */
async function startNext(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  await enqueueTries(tx, jobs, await selectNextFirst(tx, subjectIds))
}
