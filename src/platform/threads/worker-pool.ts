import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { TenantTurns, tenantNow } from '../../lib/tenant-turns.ts'

/** Why a task was given up. `busy`: the queue is full; `failed`: its thread crashed, hung or answered with an error. */
export class PoolError extends Error {
  readonly kind: 'busy' | 'failed' | 'closed'

  constructor(kind: 'busy' | 'failed' | 'closed', message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PoolError'
    this.kind = kind
  }
}

export interface PoolOptions {
  readonly script: URL
  readonly threads: number
  /** Tasks that may wait for a thread; of one more, the last of whoever waits with the most is refused. */
  readonly queueMax: number
  /** A task that takes longer fails and its thread is replaced. */
  readonly taskTimeoutMs: number
  /** How long a thread may take to leave its task before it is ended within it. Default 10,000. */
  readonly leaveMsMax?: number
  readonly workerData?: unknown
}

/** What the pool posts to a thread. `cancelled[0]` turns 1 when nobody waits for the answer any more. */
export interface TaskMessage<Task> {
  readonly id: number
  readonly task: Task
  readonly cancelled: Int32Array
}

/** What a thread posts back. */
export type ReplyMessage<Result> =
  | { readonly id: number; readonly kind: 'done'; readonly result: Result }
  | { readonly id: number; readonly kind: 'error'; readonly message: string }

interface Job<Task, Result> {
  readonly id: number
  readonly tenant: string
  readonly task: Task
  readonly cancelled: Int32Array
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

interface Thread<Task, Result> {
  readonly worker: Worker
  job: Job<Task, Result> | null
  timer: NodeJS.Timeout | null
}

/** A step of native code takes seconds; what takes longer hangs. */
const LEAVE_MS_MAX = 10_000

/**
 * A tenant with less than its share keeps its thread for so long after a task: a reading is several tasks one after the
 * other, and each would have to wait until a thread of the others is free again.
 */
const LINGER_MS = 150

/**
 * Threads that work on one task at a time each, started when first needed. A thread that crashes, or takes too long,
 * fails its own task only and is replaced. Tenants take turns. Idle threads do not keep the process alive.
 */
export class WorkerPool<Task, Result> {
  readonly #options: PoolOptions
  readonly #threads = new Set<Thread<Task, Result>>()
  readonly #queue = new TenantTurns<Job<Task, Result>>()
  /** When those who have no task at the moment had their last one. */
  readonly #lastEnds = new Map<string, number>()
  #lingering: NodeJS.Timeout | undefined
  #nextId = 1
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Threads alive now. */
  get threadCount(): number {
    return this.#threads.size
  }

  /**
   * Runs one task.
   *
   * @throws PoolError (`busy` when the queue is full, `failed`, `closed`), or the signal's reason when it is aborted.
   */
  run(task: Task, signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted === true) return Promise.reject(signal.reason)
    if (this.#isClosed) return Promise.reject(closedError())
    return new Promise<Result>((resolve, reject) => {
      const onAbort = () => this.#abandon(job, signal?.reason)
      const settled = () => signal?.removeEventListener('abort', onAbort)
      const job: Job<Task, Result> = {
        id: this.#nextId++,
        tenant: tenantNow(),
        task,
        cancelled: new Int32Array(new SharedArrayBuffer(4)),
        resolve: (result) => {
          settled()
          resolve(result)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#queue.push(job.tenant, job)
      this.#dispatch()
      const waiting = this.#queue.length
      if (waiting > this.#options.queueMax) this.#queue.giveUpOne(job.tenant)?.reject(busyError(waiting - 1))
    })
  }

  /** Fails what waits or runs and ends all threads. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#lingering)
    for (const job of this.#queue.clear()) job.reject(closedError())
    const threads = [...this.#threads]
    this.#threads.clear()
    await Promise.all(
      threads.map((thread) => {
        const job = this.#release(thread)
        job?.reject(closedError())
        return this.#end(thread.worker, job)
      }),
    )
  }

  #freeThread(): Thread<Task, Result> | null {
    for (const thread of this.#threads) if (thread.job === null) return thread
    return null
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      if (this.#freeThread() === null && this.#threads.size >= this.#options.threads) return
      const job = this.#queue.take({ inHandMax: this.#shareOfOne() })
      if (job === undefined) return
      const thread = this.#freeThread() ?? this.#start()
      thread.job = job
      thread.timer = setTimeout(() => this.#onTimeout(thread), this.#options.taskTimeoutMs)
      thread.worker.ref()
      const message: TaskMessage<Task> = { id: job.id, task: job.task, cancelled: job.cancelled }
      thread.worker.postMessage(message)
    }
  }

  /** Threads that one tenant may have: all, or an equal part of them while others work or did so just now. */
  #shareOfOne(): number {
    const nowMs = performance.now()
    for (const [tenant, endMs] of this.#lastEnds) {
      if (endMs + LINGER_MS <= nowMs) this.#lastEnds.delete(tenant)
    }
    if (this.#lastEnds.size > 0) {
      clearTimeout(this.#lingering)
      this.#lingering = setTimeout(() => this.#dispatch(), LINGER_MS).unref()
    }
    const active = this.#queue.countWith(this.#lastEnds.keys())
    return Math.max(1, Math.ceil(this.#options.threads / active))
  }

  #start(): Thread<Task, Result> {
    const worker = new Worker(this.#options.script, { workerData: this.#options.workerData })
    const thread: Thread<Task, Result> = { worker, job: null, timer: null }
    worker.on('message', (reply: ReplyMessage<Result>) => this.#onReply(thread, reply))
    worker.on('error', (error) => this.#replace(thread, `it crashed: ${messageOf(error)}`, error))
    worker.on('exit', (code) => this.#replace(thread, `it ended with code ${code}`))
    this.#threads.add(thread)
    return thread
  }

  #onReply(thread: Thread<Task, Result>, reply: ReplyMessage<Result>): void {
    if (thread.job?.id !== reply.id) return
    const job = this.#release(thread)
    if (job === null) return
    if (reply.kind === 'done') job.resolve(reply.result)
    else job.reject(new PoolError('failed', `A picture could not be read: ${reply.message}`))
    this.#dispatch()
  }

  #onTimeout(thread: Thread<Task, Result>): void {
    const seconds = Math.round(this.#options.taskTimeoutMs / 1000)
    this.#replace(thread, `it took longer than ${seconds} s; try a smaller picture or a longer time limit`)
  }

  #replace(thread: Thread<Task, Result>, why: string, cause?: unknown): void {
    if (!this.#threads.delete(thread)) return
    const job = this.#release(thread)
    void this.#end(thread.worker, job)
    job?.reject(new PoolError('failed', `A reading thread was replaced because ${why}.`, { cause }))
    this.#dispatch()
  }

  /** Takes the job off a thread, which is then free. */
  #release(thread: Thread<Task, Result>): Job<Task, Result> | null {
    const job = thread.job
    if (job !== null) {
      this.#queue.end(job.tenant)
      this.#lastEnds.set(job.tenant, performance.now())
    }
    thread.job = null
    if (thread.timer !== null) clearTimeout(thread.timer)
    thread.timer = null
    thread.worker.unref()
    return job
  }

  /** Ends a thread when it has left its task: ended within native code, it takes the whole process with it. */
  async #end(worker: Worker, job: Job<Task, Result> | null): Promise<void> {
    if (job !== null) {
      Atomics.store(job.cancelled, 0, 1)
      const signal = AbortSignal.timeout(this.#options.leaveMsMax ?? LEAVE_MS_MAX)
      worker.ref()
      await Promise.race(['message', 'exit'].map((event) => once(worker, event, { signal }))).catch(() => undefined)
    }
    await worker.terminate()
  }

  #abandon(job: Job<Task, Result>, reason: unknown): void {
    this.#queue.remove(job.tenant, job)
    Atomics.store(job.cancelled, 0, 1)
    job.reject(reason)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function closedError(): PoolError {
  return new PoolError('closed', 'The reading engine is closed. Create a new one to read on.')
}

function busyError(waiting: number): PoolError {
  return new PoolError('busy', `${waiting} pictures already wait to be read. Try again later or allow a longer queue.`)
}
