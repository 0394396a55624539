import { TooManyCalls } from '../../lib/batch-calls.ts'
import { TenantTurns, tenantNow } from '../../lib/tenant-turns.ts'
import { TooComplex } from '../../lib/too-complex.ts'
import { type MemberEnd, type MemberOptions, ProcessMember } from './process-member.ts'
import type { TaskReply } from './task-messages.ts'

export interface PoolOptions extends MemberOptions {
  readonly processes: number
  /** Tasks that may wait for a process; of one more, the last of whoever waits with the most is refused. */
  readonly queueMax: number
}

/** A task could not be done, which says nothing about the task: trying later may help. */
export class PoolError extends Error {
  readonly kind: 'failed' | 'closed'

  constructor(kind: 'failed' | 'closed', message: string) {
    super(message)
    this.name = 'PoolError'
    this.kind = kind
  }
}

interface Job<Task, Result> {
  readonly id: number
  readonly tenant: string
  readonly task: Task
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
  /** It has been refused already, and its process only has to leave it. */
  isLeft: boolean
  /** Processes that it ended, or that met a limit with it. */
  failures: number
  /** Processes that somebody killed while they worked on it. */
  kills: number
}

/** One try as anybody, one alone. */
const TRIES_MAX = 2

/** Who kills processes does not know what they work on; what they kill again and again is given up all the same. */
const KILLS_MAX = 5

/**
 * A tenant with less than its share keeps its place for so long after a task: a reading is several tasks one after the
 * other, and each would have to wait until a process of the others is free again.
 */
const LINGER_MS = 150

/**
 * Processes that work on one task at a time each, started when first needed. Only a process can be ended in the middle of
 * native code, and only a process takes its memory and its crashes with it.
 *
 * Tenants take turns. A task that meets a limit, or ends its process, is tried once more: one such task at a time, however
 * many processes there are, so that those without fault have the others. Then it is `TooComplex`.
 */
export class ProcessPool<Task, Result> {
  readonly #options: PoolOptions
  readonly #members = new Map<ProcessMember<Task, Result>, Job<Task, Result> | null>()
  readonly #queue = new TenantTurns<Job<Task, Result>>()
  /** Tasks that are tried a second time, and the one that is at it. */
  readonly #again = new TenantTurns<Job<Task, Result>>()
  #lone: Job<Task, Result> | null = null
  /** When those who have no task at the moment had their last one. */
  readonly #lastEnds = new Map<string, number>()
  #lingering: NodeJS.Timeout | undefined
  #nextId = 1
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Processes alive now. */
  get processCount(): number {
    return this.#members.size
  }

  /**
   * Runs one task.
   *
   * @throws TooManyCalls, TooComplex, PoolError, or the signal's reason when it is aborted.
   */
  run(task: Task, signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted === true) return Promise.reject(signal.reason)
    if (this.#isClosed) return Promise.reject(closedError())
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const counts = { isLeft: false, failures: 0, kills: 0 }
    const job: Job<Task, Result> = { id: this.#nextId++, tenant: tenantNow(), task, resolve, reject, ...counts }
    const onAbort = () => this.#abandon(job, signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#queue.push(job.tenant, job)
    this.#dispatch()
    if (this.#queue.length > this.#options.queueMax) this.#queue.giveUpOne(job.tenant)?.reject(new TooManyCalls())
    return promise.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  /** Fails what waits or runs and ends all processes, whatever they do. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#lingering)
    for (const job of [...this.#queue.clear(), ...this.#again.clear()]) job.reject(closedError())
    for (const job of this.#members.values()) job?.reject(closedError())
    await Promise.all([...this.#members.keys()].map((member) => member.end()))
  }

  #dispatch(): void {
    while (!this.#isClosed) {
      const idle = [...this.#members.keys()].find((member) => member.isIdle)
      if (idle === undefined && this.#members.size >= this.#options.processes) return
      const job = this.#takeNext()
      if (job === undefined) return
      const member = idle ?? this.#start()
      this.#members.set(member, job)
      member.take(job.id, job.task)
    }
  }

  #takeNext(): Job<Task, Result> | undefined {
    const again = this.#lone === null ? this.#again.take() : undefined
    if (again === undefined) return this.#queue.take({ inHandMax: this.#shareOfOne() })
    this.#lone = again
    this.#queue.begin(again.tenant)
    return again
  }

  /** Processes that one tenant may have: all, or an equal part of them while others work or did so just now. */
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
    return Math.max(1, Math.ceil(this.#options.processes / active))
  }

  #start(): ProcessMember<Task, Result> {
    const member: ProcessMember<Task, Result> = new ProcessMember(this.#options, {
      replied: (reply) => this.#onReply(member, reply),
      gone: (end) => this.#onGone(member, end),
    })
    return member
  }

  #onReply(member: ProcessMember<Task, Result>, reply: TaskReply<Result>): void {
    const job = this.#release(member)
    this.#members.set(member, null)
    if (reply.kind === 'done') job?.resolve(reply.result)
    else if (reply.kind === 'too_complex') job?.reject(new TooComplex(reply.message))
    else job?.reject(new PoolError('failed', `The work could not be done: ${reply.message}`))
    this.#dispatch()
  }

  #onGone(member: ProcessMember<Task, Result>, end: MemberEnd): void {
    const job = this.#release(member)
    this.#members.delete(member)
    if (job !== null && !job.isLeft && !this.#isClosed) this.#tryAgain(job, end)
    this.#dispatch()
  }

  #tryAgain(job: Job<Task, Result>, { kind, why }: MemberEnd): void {
    if (kind === 'killed') job.kills += 1
    else job.failures += 1
    if (job.kills >= KILLS_MAX) job.reject(new PoolError('failed', `The processes that worked on it were killed.`))
    else if (kind === 'killed') this.#queue.pushFirst(job.tenant, job)
    else if (job.failures < TRIES_MAX) this.#again.push(job.tenant, job)
    else if (kind === 'unstarted') job.reject(new PoolError('failed', this.#unstarted(why)))
    else job.reject(new TooComplex(`A process was ended twice because ${why}.`))
  }

  #unstarted(why: string): string {
    return `A process does not start, ${why}: run ${this.#options.program.pathname} to see why.`
  }

  /** Takes the job off a process. */
  #release(member: ProcessMember<Task, Result>): Job<Task, Result> | null {
    const job = this.#members.get(member) ?? null
    if (job === null) return null
    if (job === this.#lone) {
      this.#lone = null
      this.#again.end(job.tenant)
    }
    this.#queue.end(job.tenant)
    this.#lastEnds.set(job.tenant, performance.now())
    return job
  }

  #abandon(job: Job<Task, Result>, reason: unknown): void {
    job.isLeft = true
    for (const line of [this.#queue, this.#again]) line.remove(job.tenant, job)
    for (const [member, at] of this.#members) if (at === job) member.leave()
    job.reject(reason)
  }
}

function closedError(): PoolError {
  return new PoolError('closed', 'The engine is closed. Create a new one to go on.')
}
