import type { FastifyPluginAsync } from 'fastify'
import type { RedactCopies } from '../features/verifications/redaction/redact-verification.ts'
import { type Repeated, repeat } from '../platform/jobs/repeat.ts'
import type { Logger } from '../platform/logging/logger.ts'

/** One part of a node. What it leaves out it does not have. */
export interface Part {
  readonly routes?: readonly FastifyPluginAsync[]
  /** Names the handlers of its jobs. Called before the queue starts, on every node: one that only enqueues needs them too. */
  readonly jobs?: () => void
  /** Deletes what this part keeps of a verification that is redacted. */
  readonly redactCopies?: readonly RedactCopies[]
  /** Begins what a worker does by the clock. */
  readonly chores?: readonly (() => Stoppable)[]
  readonly close?: () => Promise<unknown>
}

/** Work by the clock that is under way. */
export interface Stoppable {
  stop(): Promise<unknown>
}

const SWEEP_EVERY_MS = 900_000

interface Sweep {
  readonly logger: Logger
  /** What is swept, e.g. `files`. */
  readonly name: string
  /** Answers how many it deleted. */
  readonly work: (signal: AbortSignal) => Promise<number>
}

/** A chore that deletes what is kept no longer. */
export const sweep =
  ({ logger, name, work }: Sweep) =>
  (): Repeated =>
    repeat({
      everyMs: SWEEP_EVERY_MS,
      async work(signal) {
        const count = await work(signal)
        if (count > 0) logger.info({ [name]: count }, 'retention.swept')
      },
      onError: (err) => logger.error({ kind: name, err }, 'retention.failed'),
    })
