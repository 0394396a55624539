import { CompiledQuery } from 'kysely'
import { type JobInsert, PgBoss, type Db as QueueDb } from 'pg-boss'
import type { Tx } from '../database/database.ts'
import { type Log, silentLog } from '../database/log.ts'
import type { EnqueueOptions, JobContext, JobKind, Jobs } from './jobs.ts'
import { findDue, notifyChannel, QUEUE_SCHEMA, repeat, retakeLost } from './queue-sweep.ts'
import { QueueTaker, type TakerOptions } from './queue-taker.ts'
import { indexTurns, type TakenJob } from './queue-turns.ts'
import { createQueues, deadLetterName, type QueueKind } from './queues.ts'

export interface JobsOptions {
  /** Address of the same database as the transactions given to `enqueue`; the queue keeps connections of its own. */
  readonly url: string
  /** Shown in pg_stat_activity. */
  readonly applicationName: string
  readonly log?: Log
}

const DUE_INTERVAL_MS = 500
const LOST_INTERVAL_MS = 2_000
const BEAT_INTERVAL_MS = 3_000
const PAYLOADS_PER_INSERT_MAX = 5_000

/** A handled kind with its payload's type erased: whatever comes in has been parsed before it is handed on. */
interface Handled extends QueueKind {
  readonly concurrency: number
  readonly groupLimit: number | undefined
  readonly isInTurns: boolean
  run(data: unknown, context: JobContext): Promise<void>
  exhausted(data: unknown): Promise<void>
}

/** The queue on PostgreSQL, by pg-boss. Nothing is connected before `start`. */
export function createJobs(options: JobsOptions): Jobs {
  return new PgBossJobs(options)
}

class PgBossJobs implements Jobs {
  readonly #options: JobsOptions
  readonly #log: Log
  readonly #handled = new Map<string, Handled>()
  readonly #takers = new Map<string, QueueTaker>()
  readonly #sweeping = new AbortController()
  #sweeps: Promise<unknown> = Promise.resolve()
  #listening: { close(): Promise<void> } | undefined
  #boss: PgBoss | undefined
  #stopping: Promise<void> | undefined

  constructor(options: JobsOptions) {
    this.#options = options
    this.#log = options.log ?? silentLog
  }

  async enqueue<Payload>(
    tx: Tx,
    kind: JobKind<Payload>,
    ...[payloads, options = {}]: [
      payloads: readonly Payload[],
      options?: EnqueueOptions | ((payload: Payload) => EnqueueOptions),
    ]
  ): Promise<void> {
    const boss = this.#boss
    // A queue unknown at start would be looked up on a second connection while the transaction holds the first.
    if (boss === undefined || !this.#handled.has(kind.name)) {
      throw new Error(`Name the handler of ${kind.name} with handle() and await start() before enqueueing.`)
    }
    const jobs = payloads.map((payload) => ({
      data: toObject(kind.payload.parse(payload), kind.name),
      ...toSettings(typeof options === 'function' ? options(payload) : options),
    }))
    for (let from = 0; from < jobs.length; from += PAYLOADS_PER_INSERT_MAX) {
      await boss.insert(kind.name, jobs.slice(from, from + PAYLOADS_PER_INSERT_MAX), { db: within(tx) })
    }
  }

  handle<Payload>(
    kind: JobKind<Payload>,
    handler: (payload: Payload, context: JobContext) => Promise<void>,
    onExhausted?: (payload: Payload) => Promise<void>,
  ): void {
    if (this.#boss !== undefined) throw new Error(`The handler of ${kind.name} must be named before start().`)
    if (this.#handled.has(kind.name)) throw new Error(`Two handlers are named for ${kind.name}: remove one.`)
    const { name, retriesMax, retryDelaySeconds, concurrency, groupLimit, isInTurns = false } = kind
    this.#handled.set(name, {
      ...{ name, retriesMax, retryDelaySeconds, concurrency, groupLimit, isInTurns },
      run: async (data, context) => handler(kind.payload.parse(data), context),
      exhausted: async (data) => onExhausted?.(kind.payload.parse(data)),
    })
  }

  async start({ work }: { work: boolean }): Promise<void> {
    if (this.#boss !== undefined) throw new Error('The jobs are started already.')
    const boss = new PgBoss({
      connectionString: this.#options.url,
      application_name: this.#options.applicationName,
      schema: QUEUE_SCHEMA,
      max: work ? 5 : 2,
      connectionTimeoutMillis: 10_000,
      schedule: false,
      supervise: work,
      // Ends jobs that ran too long or lost their last worker; the quicker rescue of the others is `retakeLost`.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      maintenanceIntervalSeconds: 60,
    })
    boss.on('error', (error) => this.#log.error({ err: error }, 'job queue failed'))
    boss.on('warning', ({ message }) => this.#log.warn({}, `job queue: ${message}`))
    this.#boss = boss
    await boss.start()
    await createQueues(boss, [...this.#handled.values()])
    await indexTurns(boss.getDb())
    // Fills pg-boss' own memory of the queues, for the same reason as in `enqueue`.
    await Promise.all([...this.#handled.keys()].map((name) => boss.insert(name, [])))
    if (!work) return
    this.#takeJobs(boss)
    this.#listening = await this.#listen(boss.getDb())
    this.#sweeps = this.#sweep(boss.getDb())
  }

  stop({ graceMs }: { graceMs: number }): Promise<void> {
    this.#stopping ??= this.#stop(graceMs)
    return this.#stopping
  }

  async #stop(graceMs: number): Promise<void> {
    await this.#listening?.close()
    await Promise.all([...this.#takers.values()].map((taker) => taker.stop(graceMs)))
    this.#sweeping.abort()
    await this.#sweeps
    await this.#boss?.stop({ graceful: false })
  }

  #takeJobs(boss: PgBoss): void {
    const add = (options: Omit<TakerOptions, 'boss' | 'log'>) =>
      this.#takers.set(options.queue, new QueueTaker({ boss, log: this.#log, ...options }))
    for (const kind of this.#handled.values()) {
      const run = (job: TakenJob, signal: AbortSignal) =>
        kind.run(job.data, { jobId: job.id, attempt: job.retryCount + 1, signal })
      const { name: queue, concurrency, groupLimit, isInTurns } = kind
      add({ queue, concurrency, groupLimit, isInTurns, run })
      add({ queue: deadLetterName(kind), concurrency: 1, run: (job) => this.#bury(kind, job) })
    }
    for (const taker of this.#takers.values()) taker.start()
  }

  /** Hears of every new job at once. Without it (a pooler in between) the sweep still finds jobs, half a second later. */
  async #listen(db: QueueDb): Promise<{ close(): Promise<void> } | undefined> {
    const wakeAll = () => {
      for (const taker of this.#takers.values()) taker.wake()
    }
    try {
      const channel = await notifyChannel(db)
      return await db.listen?.(channel, (queue) => this.#takers.get(queue)?.wake(), wakeAll)
    } catch (error) {
      this.#log.warn({ err: error }, 'job queue cannot listen: jobs start up to half a second later')
      return undefined
    }
  }

  async #bury(kind: Handled, job: TakenJob): Promise<void> {
    this.#log.error({ queue: kind.name, jobId: job.id }, 'job exhausted its retries')
    await kind.exhausted(job.data)
  }

  #sweep(db: QueueDb): Promise<unknown> {
    const queues = [...this.#takers.keys()]
    const { signal } = this.#sweeping
    const guarded = (intervalMs: number, work: () => Promise<void>) =>
      repeat(intervalMs, signal, () =>
        work().catch((error: unknown) => this.#log.error({ err: error }, 'job queue sweep failed')),
      )
    return Promise.all([
      guarded(DUE_INTERVAL_MS, async () => {
        for (const queue of await findDue(db, queues)) this.#takers.get(queue)?.wake()
      }),
      guarded(LOST_INTERVAL_MS, () => retakeLost(db, queues)),
      ...[...this.#takers.values()].map((taker) => guarded(BEAT_INTERVAL_MS, () => taker.beat())),
    ])
  }
}

/** Runs pg-boss' statements in the caller's transaction. */
function within(tx: Tx): QueueDb {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
      return { rows }
    },
  }
}

function toSettings({ startAfter, group }: EnqueueOptions): Pick<JobInsert, 'startAfter' | 'group'> {
  return {
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(group === undefined ? {} : { group: { id: group } }),
  }
}

function toObject(payload: unknown, kind: string): object {
  if (typeof payload === 'object' && payload !== null) return payload
  throw new Error(`The payload of ${kind} must be an object.`)
}
