import { setTimeout as pause } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { Log } from '../database/log.ts'
import type { Claim } from './queue-sweep.ts'

const BATCH_MAX = 500
const RETRY_MS = 500

/**
 * Reports how taken jobs ended, many in one statement, and keeps trying while the database is away. Every report
 * names the take it speaks of, so one that comes too late (the job was given to another worker) changes nothing.
 */
export class Settlement {
  readonly #boss: PgBoss
  readonly #queue: string
  readonly #log: Log
  readonly #onReported: () => void
  readonly #completed = new Set<Claim>()
  readonly #failed = new Map<Claim, string>()
  #reporting: Promise<void> | undefined

  /** @param options `onReported`: called whenever the queue has been told of some ends. */
  constructor(options: { boss: PgBoss; queue: string; log: Log; onReported: () => void }) {
    this.#boss = options.boss
    this.#queue = options.queue
    this.#log = options.log
    this.#onReported = options.onReported
  }

  complete(claim: Claim): void {
    this.#completed.add(claim)
    this.#report()
  }

  /** `reason` is stored, so it may hold no personal data. */
  fail(claim: Claim, reason: string): void {
    this.#failed.set(claim, reason)
    this.#report()
  }

  /** Jobs that ended here but not yet in the database. */
  get unreported(): readonly Claim[] {
    return [...this.#completed, ...this.#failed.keys()]
  }

  /** Resolves when everything is reported. */
  async drained(): Promise<void> {
    await this.#reporting
  }

  #report(): void {
    this.#reporting ??= this.#reportAll()
  }

  async #reportAll(): Promise<void> {
    // Lets the other jobs that end in this turn come along.
    await Promise.resolve()
    while (this.#completed.size + this.#failed.size > 0) {
      try {
        await this.#reportSome()
        this.#onReported()
      } catch (error) {
        this.#log.error({ queue: this.#queue, err: error }, 'job ends could not be reported yet')
        await pause(RETRY_MS)
      }
    }
    // In the same turn as the last look, so that no end is added unseen in between.
    this.#reporting = undefined
  }

  async #reportSome(): Promise<void> {
    const completed = [...this.#completed].slice(0, BATCH_MAX)
    if (completed.length > 0) await this.#boss.complete(this.#queue, completed.map(toAttempt))
    for (const claim of completed) this.#completed.delete(claim)
    const [failed] = this.#failed
    if (failed === undefined) return
    const [claim, reason] = failed
    await this.#boss.fail(this.#queue, toAttempt(claim), { reason })
    this.#failed.delete(claim)
  }
}

/** As pg-boss names one take of a job. */
export function toAttempt(claim: Claim): { id: string; retryCount: number } {
  return { id: claim.jobId, retryCount: claim.retryCount }
}
