import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { sql } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '../../src/platform/database/database.ts'
import { createJobs } from '../../src/platform/jobs/create-jobs.ts'
import type { JobContext, JobKind, Jobs } from '../../src/platform/jobs/jobs.ts'
import type { TestDatabase } from '../database.ts'

export const Payload = z.strictObject({ number: z.int() })
export type Payload = z.infer<typeof Payload>
export type Kind = JobKind<Payload>

export interface Take {
  readonly number: number
  readonly context: JobContext
}

interface ProcessOptions {
  readonly work?: boolean
  readonly handler?: (take: Take) => Promise<void>
  readonly onExhausted?: (payload: Payload) => Promise<void>
}

/** A kind of its own for each test, so that tests never take each other's jobs. */
export function aKind(changes: Partial<Kind> = {}): Kind {
  const name = `test-${randomUUID()}`
  return { name, payload: Payload, retriesMax: 0, retryDelaySeconds: 0, concurrency: 2, ...changes }
}

export type JobsRig = ReturnType<typeof createJobsRig>

/** Processes that share a queue, as far as one process can play them. */
export function createJobsRig(database: TestDatabase) {
  const started: Jobs[] = []
  return {
    /** A started worker (or, with `work: false`, an API process) that notes what it takes. */
    async aProcess(kind: Kind, options: ProcessOptions): Promise<{ jobs: Jobs; takes: Take[] }> {
      const jobs = createJobs({ url: database.url, applicationName: 'jobs under test' })
      const takes: Take[] = []
      const note = async ({ number }: Payload, context: JobContext) => {
        const take = { number, context }
        takes.push(take)
        await options.handler?.(take)
      }
      jobs.handle(kind, note, options.onExhausted)
      started.push(jobs)
      await jobs.start({ work: options.work ?? true })
      return { jobs, takes }
    },

    enqueue(jobs: Jobs, kind: Kind, numbers: readonly number[]): Promise<void> {
      const payloads = numbers.map((number) => ({ number }))
      return inTransaction(database.db, (tx) => jobs.enqueue(tx, kind, payloads))
    },

    async statesOf(kind: Kind): Promise<string[]> {
      const { rows } = await sql<{ state: string }>`
        SELECT state::text FROM pgboss.job WHERE name = ${kind.name} ORDER BY created_on
      `.execute(database.db)
      return rows.map((row) => row.state)
    },

    /** Call after each test. */
    async stopAll(): Promise<void> {
      await Promise.all(started.splice(0).map((jobs) => jobs.stop({ graceMs: 0 })))
    },
  }
}

export const numbersOf = (takes: readonly Take[]) => takes.map((take) => take.number).toSorted((a, b) => a - b)

/** For `expect.poll`: as long as a busy machine may need. */
export const patient = { timeout: 30_000, interval: 20 }

/** Resolves when the signal aborts, as a handler that obeys it. */
export const untilAborted = ({ context }: Take) => once(context.signal, 'abort').then(() => {})
