import type { z } from 'zod'
import type { Tx } from '../database/database.ts'

/** A kind of background work: its name is stored with every job, so it is never renamed. */
export interface JobKind<Payload> {
  readonly name: string
  /** Payloads carry ids only and are parsed again when the job is taken. */
  readonly payload: z.ZodType<Payload>
  /** Times a job is taken again after its handler threw or its worker was lost. */
  readonly retriesMax: number
  /** Seconds before the first retry after a throw; doubles each time. */
  readonly retryDelaySeconds: number
  /** Jobs of this kind one process works on at once. */
  readonly concurrency: number
  /** Jobs of one group that are worked on at once, over all processes; absent: as many as there are. */
  readonly groupLimit?: number
  /**
   * Groups take turns, over all processes: who has the fewest jobs in hand comes first, however many wait. Of the hands
   * of one process a quarter, and one at least where there are several, is never given to one group alone.
   */
  readonly isInTurns?: boolean
}

export interface JobContext {
  readonly jobId: string
  /** 1 for the first take. */
  readonly attempt: number
  /** Aborted when the process is stopping and the job must be handed back, or its heartbeat was lost. */
  readonly signal: AbortSignal
}

export interface EnqueueOptions {
  readonly startAfter?: Date
  /** Jobs that must not hold up all others: those for one receiver or organization, say. */
  readonly group?: string
}

/** Options of a job that may not begin before so many seconds have passed; 0 = at once. */
export function startingIn(seconds: number): EnqueueOptions {
  return seconds === 0 ? {} : { startAfter: new Date(Date.now() + seconds * 1000) }
}

/** The queue: jobs are written in the caller's transaction, so work and its cause commit together. */
export interface Jobs {
  enqueue<Payload>(
    tx: Tx,
    kind: JobKind<Payload>,
    payloads: readonly Payload[],
    /** Those of all payloads, or a function of each. */
    options?: EnqueueOptions | ((payload: Payload) => EnqueueOptions),
  ): Promise<void>
  /**
   * Names the handler of a kind, before `start`. A handler may run twice for one job. `onExhausted` is called once
   * with the payload of a job that has used up its retries (from the dead letter queue).
   */
  handle<Payload>(
    kind: JobKind<Payload>,
    handler: (payload: Payload, context: JobContext) => Promise<void>,
    onExhausted?: (payload: Payload) => Promise<void>,
  ): void
  /** Creates queues; with `work: true` also begins to take jobs. */
  start(options: { work: boolean }): Promise<void>
  /** Stops taking jobs, gives running ones `graceMs` to end, then aborts their signals so that they are handed back. */
  stop(options: { graceMs: number }): Promise<void>
}
