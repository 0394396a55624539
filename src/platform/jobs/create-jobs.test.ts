import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { inTransaction } from '../database/database.ts'
import { createJobs } from './create-jobs.ts'
import type { JobContext, JobKind, Jobs } from './jobs.ts'

const Payload = z.strictObject({ number: z.int() })
type Payload = z.infer<typeof Payload>

let database: TestDatabase
const started: Jobs[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.stop({ graceMs: 0 })))
})

/** A kind of its own for each test, so that tests never take each other's jobs. */
function aKind(changes: Partial<JobKind<Payload>> = {}): JobKind<Payload> {
  const name = `test-${randomUUID()}`
  return { name, payload: Payload, retriesMax: 0, retryDelaySeconds: 0, concurrency: 2, ...changes }
}

interface Take {
  readonly number: number
  readonly context: JobContext
}

/** A started worker (or, with `work: false`, an API process) that notes what it takes. */
async function aProcess(
  kind: JobKind<Payload>,
  options: {
    work?: boolean
    handler?: (take: Take) => Promise<void>
    onExhausted?: (payload: Payload) => Promise<void>
  },
): Promise<{ jobs: Jobs; takes: Take[] }> {
  const jobs = createJobs({ url: database.url, applicationName: 'jobs under test' })
  const takes: Take[] = []
  jobs.handle(
    kind,
    async ({ number }, context) => {
      const take = { number, context }
      takes.push(take)
      await options.handler?.(take)
    },
    options.onExhausted,
  )
  started.push(jobs)
  await jobs.start({ work: options.work ?? true })
  return { jobs, takes }
}

function enqueue(jobs: Jobs, kind: JobKind<Payload>, numbers: readonly number[], startAfter?: Date): Promise<void> {
  const payloads = numbers.map((number) => ({ number }))
  return inTransaction(database.db, (tx) => jobs.enqueue(tx, kind, payloads, startAfter ? { startAfter } : {}))
}

async function statesOf(kind: JobKind<Payload>): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`
    SELECT state::text FROM pgboss.job WHERE name = ${kind.name} ORDER BY created_on
  `.execute(database.db)
  return rows.map((row) => row.state)
}

const numbersOf = (takes: readonly Take[]) => takes.map((take) => take.number).toSorted((a, b) => a - b)
const patient = { timeout: 20_000, interval: 20 }

/** Resolves when the signal aborts, as a handler that obeys it. */
const untilAborted = ({ context }: Take) => once(context.signal, 'abort').then(() => {})

describe('enqueue', () => {
  it('hands the payload to a worker, which completes the job', async () => {
    const kind = aKind()
    const { jobs, takes } = await aProcess(kind, {})

    await enqueue(jobs, kind, [7])

    await expect.poll(() => takes.map(({ number, context }) => [number, context.attempt]), patient).toEqual([[7, 1]])
    await expect.poll(() => statesOf(kind), patient).toEqual(['completed'])
  })

  it('starts every job of a burst, however few workers there are', async () => {
    const kind = aKind({ concurrency: 2 })
    const { jobs, takes } = await aProcess(kind, {})
    const numbers = Array.from({ length: 200 }, (_, index) => index)

    await enqueue(jobs, kind, numbers)

    await expect.poll(() => numbersOf(takes), patient).toEqual(numbers)
  })

  it('never gives one process more jobs at once than its kind allows', async () => {
    const kind = aKind({ concurrency: 3 })
    let [now, most] = [0, 0]
    const handler = async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise(setImmediate)
      now -= 1
    }
    const { jobs, takes } = await aProcess(kind, { handler })

    await enqueue(
      jobs,
      kind,
      Array.from({ length: 60 }, (_, index) => index),
    )

    await expect.poll(() => takes.length, patient).toBe(60)
    expect(most).toBe(3)
  })

  it('leaves no job when the transaction rolls back', async () => {
    const kind = aKind()
    const { jobs } = await aProcess(kind, { work: false })

    const failing = inTransaction(database.db, async (tx) => {
      await jobs.enqueue(tx, kind, [{ number: 1 }])
      throw new Error('changed my mind')
    })

    await expect(failing).rejects.toThrow('changed my mind')
    expect(await statesOf(kind)).toEqual([])
  })

  it('reaches workers from a process that only enqueues', async () => {
    const kind = aKind()
    const { takes } = await aProcess(kind, {})
    const api = await aProcess(kind, { work: false })

    await enqueue(api.jobs, kind, [1])

    await expect.poll(() => numbersOf(takes), patient).toEqual([1])
    expect(api.takes).toEqual([])
  })

  it('needs no second connection while the transaction holds the last one', async () => {
    const kind = aKind()
    const { jobs } = await aProcess(kind, { work: false })
    const holders = Array.from({ length: 10 }, (_, index) => index)

    await Promise.all(holders.map((number) => enqueue(jobs, kind, [number])))

    expect(await statesOf(kind)).toHaveLength(10)
  })

  it('refuses a payload of another shape', async () => {
    const kind = aKind()
    const { jobs } = await aProcess(kind, { work: false })

    await expect(enqueue(jobs, kind, [1.5])).rejects.toThrow(z.ZodError)
  })

  it('refuses a kind that was not named before start', async () => {
    const { jobs } = await aProcess(aKind(), { work: false })

    await expect(enqueue(jobs, aKind(), [1])).rejects.toThrow('handle() and await start()')
  })

  it('starts a delayed job when its time comes, not before', async () => {
    const kind = aKind()
    const { jobs, takes } = await aProcess(kind, {})
    const startAfter = new Date(Date.now() + 400)

    await enqueue(jobs, kind, [1], startAfter)
    await expect.poll(() => takes.length, patient).toBe(1)

    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime())
  })
})

describe('a job that fails', () => {
  it('is taken again as often as its kind allows, then buried once', async () => {
    const kind = aKind({ retriesMax: 2 })
    const exhausted: Payload[] = []
    const { jobs, takes } = await aProcess(kind, {
      handler: () => Promise.reject(new Error('no luck')),
      onExhausted: async (payload) => void exhausted.push(payload),
    })

    await enqueue(jobs, kind, [5])

    await expect.poll(() => exhausted, patient).toEqual([{ number: 5 }])
    expect(takes.map(({ context }) => context.attempt)).toEqual([1, 2, 3])
    expect(await statesOf(kind)).toEqual(['failed'])
  })

  it('waits the delay of its kind before it is taken again', async () => {
    const kind = aKind({ retriesMax: 1, retryDelaySeconds: 3_000 })
    const { jobs } = await aProcess(kind, { handler: () => Promise.reject(new Error('no luck')) })

    await enqueue(jobs, kind, [5])

    await expect.poll(() => statesOf(kind), patient).toEqual(['retry'])
    const { rows } = await sql<{ seconds: number }>`
      SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job WHERE name = ${kind.name}
    `.execute(database.db)
    expect(rows[0]?.seconds).toBeGreaterThan(2_900)
  })

  it('leaves no word of the error in the database', async () => {
    const kind = aKind()
    const { jobs } = await aProcess(kind, { handler: () => Promise.reject(new TypeError('BUDI SANTOSO')) })

    await enqueue(jobs, kind, [5])

    await expect.poll(() => statesOf(kind), patient).toEqual(['failed'])
    const { rows } = await sql<{ text: string }>`
      SELECT string_agg(job::text, '') AS text FROM pgboss.job WHERE name LIKE ${`${kind.name}%`}
    `.execute(database.db)
    expect(rows[0]?.text).toContain('TypeError')
    expect(rows[0]?.text).not.toContain('BUDI')
  })
})

describe('a database that drops its connections', () => {
  it('gets the end of running jobs later, and new jobs are taken', async () => {
    const kind = aKind()
    const gate = Promise.withResolvers<void>()
    const { jobs, takes } = await aProcess(kind, { handler: () => gate.promise })
    await enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'jobs under test' AND datname = current_database()
    `.execute(database.db)
    gate.resolve()

    await expect.poll(() => statesOf(kind), patient).toEqual(['completed'])
    await enqueue(jobs, kind, [2])
    await expect.poll(() => numbersOf(takes), patient).toEqual([1, 2])
  })
})

describe('stop', () => {
  it('waits for running jobs within the grace', async () => {
    const kind = aKind()
    const gate = Promise.withResolvers<void>()
    const wasAborted: boolean[] = []
    const handler = async ({ context }: Take) => {
      await gate.promise
      wasAborted.push(context.signal.aborted)
    }
    const { jobs, takes } = await aProcess(kind, { handler })
    await enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    const stopped = jobs.stop({ graceMs: 20_000 })
    gate.resolve()
    await stopped

    expect(wasAborted).toEqual([false])
    expect(await statesOf(kind)).toEqual(['completed'])
  })

  it('aborts what is left after the grace and hands it to another worker, without spending a retry', async () => {
    const kind = aKind({ retriesMax: 0, retryDelaySeconds: 3_000 })
    const first = await aProcess(kind, { handler: untilAborted })
    await enqueue(first.jobs, kind, [1])
    await expect.poll(() => first.takes.length, patient).toBe(1)
    const second = await aProcess(kind, {})

    await first.jobs.stop({ graceMs: 0 })

    expect(first.takes[0]?.context.signal.aborted).toBe(true)
    await expect.poll(() => second.takes.map(({ context }) => context.attempt), patient).toEqual([2])
    await expect.poll(() => statesOf(kind), patient).toEqual(['completed'])
  })

  it('does not let a handler that ends late touch the job another worker has', async () => {
    const kind = aKind()
    const late = Promise.withResolvers<void>()
    const first = await aProcess(kind, { handler: () => late.promise })
    await enqueue(first.jobs, kind, [1])
    await expect.poll(() => first.takes.length, patient).toBe(1)
    const gate = Promise.withResolvers<void>()
    const second = await aProcess(kind, { handler: () => gate.promise })

    const stopped = first.jobs.stop({ graceMs: 0 })
    await expect.poll(() => second.takes.length, patient).toBe(1)
    late.reject(new Error('too late'))
    await stopped

    expect(await statesOf(kind)).toEqual(['active'])
    gate.resolve()
    await expect.poll(() => statesOf(kind), patient).toEqual(['completed'])
  })

  it('may be called twice, and before start', async () => {
    const jobs = createJobs({ url: database.url, applicationName: 'never started' })
    await jobs.stop({ graceMs: 0 })
    const { jobs: running } = await aProcess(aKind(), {})

    await Promise.all([running.stop({ graceMs: 0 }), running.stop({ graceMs: 0 })])
  })
})

describe('a worker killed with kill -9', () => {
  it('loses its job to another worker, without waiting the delay of a retry', async () => {
    const kind = aKind({ retriesMax: 1, retryDelaySeconds: 3_000 })
    const api = await aProcess(kind, { work: false })
    await enqueue(api.jobs, kind, [9])
    const child = stuckWorker(kind)
    await expect.poll(() => statesOf(kind), patient).toEqual(['active'])

    child.kill('SIGKILL')
    await once(child, 'exit')
    await silenceFor(kind, '11 seconds')
    const { takes } = await aProcess(kind, {})

    await expect.poll(() => takes.map(({ number, context }) => [number, context.attempt]), patient).toEqual([[9, 2]])
    await expect.poll(() => statesOf(kind), patient).toEqual(['completed'])
  })

  it('is buried by another when that was the last try', async () => {
    const kind = aKind({ retriesMax: 0 })
    const api = await aProcess(kind, { work: false })
    await enqueue(api.jobs, kind, [9])
    const child = stuckWorker(kind)
    await expect.poll(() => statesOf(kind), patient).toEqual(['active'])

    child.kill('SIGKILL')
    await once(child, 'exit')
    await silenceFor(kind, '11 seconds')
    const exhausted: Payload[] = []
    const { takes } = await aProcess(kind, { onExhausted: async (payload) => void exhausted.push(payload) })

    await expect.poll(() => exhausted, patient).toEqual([{ number: 9 }])
    expect(takes).toEqual([])
  })
})

describe('a worker whose job was given to another', () => {
  it('is told by its signal', async () => {
    const kind = aKind()
    const { jobs, takes } = await aProcess(kind, { handler: untilAborted })
    await enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    await sql`UPDATE pgboss.job SET retry_count = 1 WHERE name = ${kind.name}`.execute(database.db)

    await expect.poll(() => takes[0]?.context.signal.aborted, patient).toBe(true)
  })
})

describe('start', () => {
  it('lets processes that start together make the queue once', async () => {
    const kind = aKind()
    await sql`DROP SCHEMA IF EXISTS pgboss CASCADE`.execute(database.db)

    const [api, ...workers] = await Promise.all([
      aProcess(kind, { work: false }),
      ...[1, 2, 3].map(() => aProcess(kind, { work: true })),
    ])
    await enqueue(api.jobs, kind, [1])

    await expect.poll(() => workers.flatMap(({ takes }) => numbersOf(takes)), patient).toEqual([1])
  })
})

/** Another process that takes the job and never ends it. */
function stuckWorker(kind: JobKind<Payload>): ChildProcess {
  const code = `
    import { z } from 'zod'
    import { createJobs } from ${JSON.stringify(new URL('create-jobs.ts', import.meta.url))}
    const kind = { ...${JSON.stringify({ ...kind, payload: null })}, payload: z.object({ number: z.int() }) }
    const jobs = createJobs({ url: ${JSON.stringify(database.url)}, applicationName: 'stuck worker' })
    jobs.handle(kind, () => new Promise(() => {}))
    await jobs.start({ work: true })
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** As if so much time had gone by since the worker's last sign of life. */
async function silenceFor(kind: JobKind<Payload>, time: string): Promise<void> {
  await sql`
    UPDATE pgboss.job SET heartbeat_on = heartbeat_on - ${time}::interval WHERE name = ${kind.name} AND state = 'active'
  `.execute(database.db)
}
