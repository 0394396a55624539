import { CompiledQuery } from 'kysely'
import { type Job, PgBoss, type Db as QueueDb } from 'pg-boss'
import type { Tx } from '../database/database.ts'
import { type Log, silentLog } from '../database/log.ts'
import type { EnqueueOptions, JobContext, JobKind, Jobs } from './jobs.ts'
import { type Claim, findDue, handBack, QUEUE_SCHEMA, repeat, retakeLost } from './queue-sweep.ts'
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
/** How long aborted handlers may take to end before they are left behind. */
const ABORT_MS_MAX = 5_000
const PAYLOADS_PER_INSERT_MAX = 5_000

/** A handled kind with its payload's type erased: whatever comes in has been parsed before it is handed on. */
interface Handled extends QueueKind {
  readonly concurrency: number
  run(data: unknown, context: JobContext): Promise<void>
  exhausted(data: unknown): Promise<void>
}

interface Running extends Claim {
  readonly stop: AbortController
  isHandedBack: boolean
}

/** The queue on PostgreSQL, by pg-boss. Nothing is connected before `start`. */
export function createJobs(options: JobsOptions): Jobs {
  return new PgBossJobs(options)
}

class PgBossJobs implements Jobs {
  readonly #options: JobsOptions
  readonly #log: Log
  readonly #handled = new Map<string, Handled>()
  readonly #running = new Set<Running>()
  readonly #sweeping = new AbortController()
  #sweeps: Promise<unknown> = Promise.resolve()
  #boss: PgBoss | undefined
  #isGraceOver = false
  #stopping: Promise<void> | undefined

  constructor(options: JobsOptions) {
    this.#options = options
    this.#log = options.log ?? silentLog
  }

  async enqueue<Payload>(
    tx: Tx,
    kind: JobKind<Payload>,
    payloads: readonly Payload[],
    options: EnqueueOptions = {},
  ): Promise<void> {
    const boss = this.#boss
    // A queue unknown at start would be looked up on a second connection while the transaction holds the first.
    if (boss === undefined || !this.#handled.has(kind.name)) {
      throw new Error(`Name the handler of ${kind.name} with handle() and await start() before enqueueing.`)
    }
    const startAfter = options.startAfter === undefined ? {} : { startAfter: options.startAfter }
    const jobs = payloads.map((payload) => ({ data: toObject(kind.payload.parse(payload), kind.name), ...startAfter }))
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
    const { name, retriesMax, retryDelaySeconds, concurrency } = kind
    this.#handled.set(name, {
      ...{ name, retriesMax, retryDelaySeconds, concurrency },
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
      useListenNotify: work,
    })
    boss.on('error', (error) => this.#log.error({ err: error }, 'job queue failed'))
    boss.on('warning', ({ message }) => this.#log.warn({}, `job queue: ${message}`))
    this.#boss = boss
    await boss.start()
    await createQueues(boss, [...this.#handled.values()])
    // Fills pg-boss' own memory of the queues, for the same reason as in `enqueue`.
    await Promise.all([...this.#handled.keys()].map((name) => boss.insert(name, [])))
    if (!work) return
    const wakers = await this.#takeJobs(boss)
    this.#sweeps = this.#sweep(boss.getDb(), wakers)
  }

  stop({ graceMs }: { graceMs: number }): Promise<void> {
    this.#stopping ??= this.#stop(graceMs)
    return this.#stopping
  }

  async #stop(graceMs: number): Promise<void> {
    const boss = this.#boss
    if (boss === undefined) return
    this.#sweeping.abort()
    await this.#sweeps
    const queues = [...this.#handled.values()].flatMap((kind) => [kind.name, deadLetterName(kind)])
    const drained = Promise.all(queues.map((name) => boss.offWork(name, { wait: true })))
    await settledWithin(drained, graceMs)
    this.#isGraceOver = true
    await Promise.all([...this.#running].map((running) => this.#handBack(boss.getDb(), running)))
    await settledWithin(drained, ABORT_MS_MAX)
    await boss.stop({ graceful: false })
  }

  /** Starts the workers; answers with what wakes those of each queue. */
  async #takeJobs(boss: PgBoss): Promise<Map<string, () => void>> {
    const wakers = new Map<string, () => void>()
    for (const kind of this.#handled.values()) {
      const ids: string[] = []
      for (let count = 0; count < kind.concurrency; count += 1) {
        ids.push(await this.#takeFrom(boss, kind.name, (job) => this.#run(boss, kind, job)))
      }
      wakers.set(kind.name, () => {
        for (const id of ids) boss.notifyWorker(id)
      })
      const dead = await this.#takeFrom(boss, deadLetterName(kind), (job) => this.#bury(kind, job))
      wakers.set(deadLetterName(kind), () => boss.notifyWorker(dead))
    }
    return wakers
  }

  /** One worker: it takes a job, runs it to its end and looks for the next at once. Answers with the worker's id. */
  async #takeFrom(boss: PgBoss, queue: string, run: (job: Job) => Promise<void>): Promise<string> {
    const id: string = await boss.work(
      queue,
      { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 30, heartbeatRefreshSeconds: 3 },
      async ([job]: Job[]) => {
        try {
          if (job !== undefined) await run(job)
        } finally {
          boss.notifyWorker(id)
        }
      },
    )
    return id
  }

  async #run(boss: PgBoss, kind: Handled, job: Job): Promise<void> {
    const stop = new AbortController()
    const claim = { kind: kind.name, jobId: job.id, retryCount: job.retryCount }
    const running: Running = { ...claim, stop, isHandedBack: false }
    // Taken in the moment of stopping: not begun at all.
    if (this.#isGraceOver) return this.#handBack(boss.getDb(), running)
    this.#running.add(running)
    try {
      const signal = AbortSignal.any([job.signal, stop.signal])
      await kind.run(job.data, { jobId: job.id, attempt: job.retryCount + 1, signal })
    } catch (error) {
      if (running.isHandedBack) return
      this.#log.warn({ job: kind.name, jobId: job.id, attempt: job.retryCount + 1, err: error }, 'job failed')
      // The queue stores what is thrown, and a message may quote the data it complains about.
      throw new Error(error instanceof Error ? error.name : typeof error)
    } finally {
      this.#running.delete(running)
    }
  }

  async #bury(kind: Handled, job: Job): Promise<void> {
    this.#log.error({ job: kind.name, jobId: job.id }, 'job exhausted its retries')
    await kind.exhausted(job.data)
  }

  async #handBack(db: QueueDb, running: Running): Promise<void> {
    running.isHandedBack = true
    try {
      await handBack(db, running)
      this.#log.info({ job: running.kind, jobId: running.jobId }, 'job handed back')
    } catch (error) {
      this.#log.error({ job: running.kind, jobId: running.jobId, err: error }, 'job could not be handed back')
    }
    running.stop.abort(new Error('The process is stopping; the job was handed back.'))
  }

  #sweep(db: QueueDb, wakers: ReadonlyMap<string, () => void>): Promise<unknown> {
    const kinds = [...wakers.keys()]
    const guarded = (work: () => Promise<void>) => () =>
      work().catch((error: unknown) => this.#log.error({ err: error }, 'job queue sweep failed'))
    const wakeDue = guarded(async () => {
      for (const kind of await findDue(db, kinds)) wakers.get(kind)?.()
    })
    const { signal } = this.#sweeping
    return Promise.all([
      repeat(DUE_INTERVAL_MS, signal, wakeDue),
      repeat(
        LOST_INTERVAL_MS,
        signal,
        guarded(() => retakeLost(db, kinds)),
      ),
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

function toObject(payload: unknown, kind: string): object {
  if (typeof payload === 'object' && payload !== null) return payload
  throw new Error(`The payload of ${kind} must be an object.`)
}

async function settledWithin(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, timeoutMs)
  await Promise.race([work, timeout.promise])
  clearTimeout(timer)
}
