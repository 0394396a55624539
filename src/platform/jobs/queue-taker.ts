import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Log } from '../database/log.ts'
import { type Claim, handBack } from './queue-sweep.ts'
import { type TakenJob, takeInTurns } from './queue-turns.ts'
import { Settlement, toAttempt } from './settlement.ts'

export interface TakerOptions {
  readonly boss: PgBoss
  readonly queue: string
  /** Jobs in hand at once. */
  readonly concurrency: number
  /** Jobs of one group in hand at once, over all processes; absent: as many as there are. */
  readonly groupLimit?: number | undefined
  /** Groups take turns, and one leaves some hands of this process to the others. */
  readonly isInTurns?: boolean
  readonly log: Log
  run(job: TakenJob, signal: AbortSignal): Promise<void>
}

interface Running extends Claim {
  readonly groupId: string | null
  readonly stop: AbortController
  isHandedBack: boolean
}

/** Groups whose last turn is remembered. */
const GROUPS_REMEMBERED_MAX = 1_000

/** What one group may have of a process's hands: some are always left to others, so that nobody has to wait for one. */
function handsOfOne(concurrency: number): number {
  return Math.max(1, Math.floor(concurrency * 0.75))
}

/** How long aborted handlers may take to end before they are left behind. */
const ABORT_MS_MAX = 5_000
const REPORT_MS_MAX = 5_000

/**
 * Takes the jobs of one queue: as many at once as there are free hands, whenever it is woken, and again while the
 * queue gives as many as were asked for. pg-boss' own workers take one job each and all wake for every job.
 */
export class QueueTaker {
  readonly #options: TakerOptions
  readonly #settlement: Settlement
  readonly #running = new Set<Running>()
  readonly #ends = new Set<Promise<void>>()
  /** The groups that had a turn, the last one last. */
  readonly #served = new Map<string, number>()
  #turns = 0
  #isShort = false
  #bell = Promise.withResolvers<void>()
  #mayHaveMore = false
  #isStopping = false
  #taking: Promise<void> | undefined

  constructor(options: TakerOptions) {
    this.#options = options
    const onReported = () => this.#mayHaveMore && this.wake()
    this.#settlement = new Settlement({ ...options, onReported })
  }

  start(): void {
    this.#taking = this.#take()
    this.wake()
  }

  /** There may be something to take. */
  wake(): void {
    this.#bell.resolve()
  }

  /** Shows the queue that this process lives. Handlers whose job was given to another worker are told to stop. */
  async beat(): Promise<void> {
    const running = [...this.#running].filter((each) => !each.stop.signal.aborted)
    const claims = [...running, ...this.#settlement.unreported]
    if (claims.length === 0) return
    const answer = await this.#options.boss.touch(this.#options.queue, claims.map(toAttempt))
    const ours = new Set(Touched.parse(answer).settled)
    for (const { jobId, stop } of running) {
      if (!ours.has(jobId)) stop.abort(new Error('The job was given to another worker.'))
    }
  }

  /**
   * Takes no more, waits `graceMs` for handlers to end, then aborts them and hands their jobs back: in this order, so
   * that a handler has let go of its work before another worker takes it.
   */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true
    this.wake()
    await this.#taking
    await within(Promise.all(this.#ends), graceMs)
    const left = [...this.#running]
    for (const running of left) {
      running.isHandedBack = true
      running.stop.abort(new Error('The process is stopping; the job is handed back.'))
    }
    await within(Promise.all(this.#ends), ABORT_MS_MAX)
    await Promise.all(left.map((running) => this.#handBack(running)))
    await within(this.#settlement.drained(), REPORT_MS_MAX)
  }

  async #take(): Promise<void> {
    while (!this.#isStopping) {
      await this.#bell.promise
      this.#bell = Promise.withResolvers<void>()
      const free = this.#options.concurrency - this.#running.size
      if (this.#isStopping) return
      if (free <= 0) {
        this.#mayHaveMore = true
        continue
      }
      const jobs = await this.#fetch(free)
      for (const job of jobs) this.#begin(job)
      // Of a group at its limit nothing more was given, although there may be more; and of others, which stood behind.
      const isLimited = this.#isShort || this.#hasFullGroup()
      const isRoomComing = this.#options.groupLimit !== undefined && this.#settlement.unreported.length > 0
      this.#mayHaveMore = jobs.length === free || isLimited || isRoomComing || this.#options.isInTurns === true
      if (isLimited && jobs.length > 0) this.wake()
    }
  }

  #hasFullGroup(): boolean {
    const { groupLimit } = this.#options
    return groupLimit !== undefined && Object.values(this.#inHandOfGroups()).some((count) => count >= groupLimit)
  }

  /** Jobs in hand of each group. */
  #inHandOfGroups(): Record<string, number> {
    const inHand: Record<string, number> = {}
    for (const { groupId } of this.#running) {
      if (groupId !== null) inHand[groupId] = (inHand[groupId] ?? 0) + 1
    }
    return inHand
  }

  async #fetchInTurns(count: number): Promise<TakenJob[]> {
    const { boss, queue, concurrency } = this.#options
    const ofOneMax = handsOfOne(concurrency)
    const wish = { queue, count, ofOneMax, inHand: this.#inHandOfGroups(), served: Object.fromEntries(this.#served) }
    const { jobs, isShort } = await takeInTurns(boss.getDb(), wish)
    this.#isShort = isShort
    for (const { groupId } of jobs) {
      this.#served.delete(groupId ?? '')
      this.#served.set(groupId ?? '', ++this.#turns)
    }
    for (const group of this.#served.keys()) {
      if (this.#served.size <= GROUPS_REMEMBERED_MAX) break
      this.#served.delete(group)
    }
    return jobs
  }

  async #fetch(count: number): Promise<TakenJob[]> {
    const { boss, queue, log, groupLimit, isInTurns } = this.#options
    try {
      if (isInTurns === true) return await this.#fetchInTurns(count)
      return await boss.fetch<object>(queue, {
        batchSize: count,
        ...(groupLimit === undefined ? {} : { groupConcurrency: groupLimit }),
      })
    } catch (error) {
      // The next sweep wakes again when there is something to take.
      log.error({ queue, err: error }, 'jobs could not be taken')
      return []
    }
  }

  #begin(job: TakenJob): void {
    const claim = { kind: this.#options.queue, jobId: job.id, retryCount: job.retryCount }
    const running: Running = {
      ...claim,
      groupId: job.groupId ?? null,
      stop: new AbortController(),
      isHandedBack: false,
    }
    this.#running.add(running)
    const end = this.#run(job, running).finally(() => {
      this.#running.delete(running)
      this.#ends.delete(end)
      // A group has room again only once the queue knows of the end.
      if (this.#mayHaveMore && this.#options.groupLimit === undefined) this.wake()
    })
    this.#ends.add(end)
  }

  async #run(job: TakenJob, running: Running): Promise<void> {
    const { queue, log } = this.#options
    try {
      await this.#options.run(job, running.stop.signal)
      if (!running.isHandedBack) this.#settlement.complete(running)
    } catch (error) {
      if (running.isHandedBack) return
      log.warn({ queue, jobId: job.id, attempt: job.retryCount + 1, err: error }, 'job failed')
      // A message may quote the data it complains about.
      this.#settlement.fail(running, error instanceof Error ? error.name : typeof error)
    }
  }

  async #handBack(running: Running): Promise<void> {
    const { boss, log } = this.#options
    try {
      await handBack(boss.getDb(), running)
      log.info({ queue: running.kind, jobId: running.jobId }, 'job handed back')
    } catch (error) {
      log.error({ queue: running.kind, jobId: running.jobId, err: error }, 'job could not be handed back')
    }
  }
}

/** What pg-boss answers to a heartbeat: the jobs that are still this worker's. Its types leave it out. */
const Touched = z.object({ settled: z.array(z.string()) })

async function within(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, timeoutMs)
  await Promise.race([work, timeout.promise])
  clearTimeout(timer)
}
