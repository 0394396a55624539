import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { aKind, createJobsRig, type JobsRig, numbersOf, type Payload, patient } from '../../../test/jobs/rig.ts'
import { inTransaction } from '../database/database.ts'

let database: TestDatabase
let rig: JobsRig

beforeAll(async () => {
  database = await createTestDatabase()
  rig = createJobsRig(database)
})
afterEach(() => rig.stopAll())
afterAll(() => database.drop())

describe('enqueue', () => {
  it('hands the payload to a worker, which completes the job', async () => {
    const kind = aKind()
    const { jobs, takes } = await rig.aProcess(kind, {})

    await rig.enqueue(jobs, kind, [7])

    await expect.poll(() => takes.map(({ number, context }) => [number, context.attempt]), patient).toEqual([[7, 1]])
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed'])
  })

  it('starts every job of a burst, however few workers there are', async () => {
    const kind = aKind({ concurrency: 2 })
    const { jobs, takes } = await rig.aProcess(kind, {})
    const numbers = Array.from({ length: 200 }, (_, index) => index)

    await rig.enqueue(jobs, kind, numbers)

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
    const { jobs, takes } = await rig.aProcess(kind, { handler })

    await rig.enqueue(
      jobs,
      kind,
      Array.from({ length: 60 }, (_, index) => index),
    )

    await expect.poll(() => takes.length, patient).toBe(60)
    expect(most).toBe(3)
  })

  it('gives no group more hands than it may have, and keeps none waiting that has jobs to do', async () => {
    const kind = aKind({ concurrency: 8, groupLimit: 2 })
    const now = new Map<number, number>()
    const most = new Map<number, number>()
    const handler = async ({ number }: Payload) => {
      const group = number % 3
      now.set(group, (now.get(group) ?? 0) + 1)
      most.set(group, Math.max(most.get(group) ?? 0, now.get(group) ?? 0))
      await new Promise(setImmediate)
      now.set(group, (now.get(group) ?? 0) - 1)
    }
    const { jobs, takes } = await rig.aProcess(kind, { handler })
    const numbers = Array.from({ length: 60 }, (_, index) => index)

    await inTransaction(database.db, (tx) =>
      jobs.enqueue(
        tx,
        kind,
        numbers.map((number) => ({ number })),
        ({ number }) => ({ group: `group ${number % 3}` }),
      ),
    )

    await expect.poll(() => numbersOf(takes), patient).toEqual(numbers)
    expect([0, 1, 2].map((group) => (most.get(group) ?? 0) <= 2)).toEqual([true, true, true])
  })

  it('leaves no job when the transaction rolls back', async () => {
    const kind = aKind()
    const { jobs } = await rig.aProcess(kind, { work: false })

    const failing = inTransaction(database.db, async (tx) => {
      await jobs.enqueue(tx, kind, [{ number: 1 }])
      throw new Error('changed my mind')
    })

    await expect(failing).rejects.toThrow('changed my mind')
    expect(await rig.statesOf(kind)).toEqual([])
  })

  it('reaches workers from a process that only enqueues', async () => {
    const kind = aKind()
    const { takes } = await rig.aProcess(kind, {})
    const api = await rig.aProcess(kind, { work: false })

    await rig.enqueue(api.jobs, kind, [1])

    await expect.poll(() => numbersOf(takes), patient).toEqual([1])
    expect(api.takes).toEqual([])
  })

  it('needs no second connection while the transaction holds the last one', async () => {
    const kind = aKind()
    const { jobs } = await rig.aProcess(kind, { work: false })
    const holders = Array.from({ length: 10 }, (_, index) => index)

    await Promise.all(holders.map((number) => rig.enqueue(jobs, kind, [number])))

    expect(await rig.statesOf(kind)).toHaveLength(10)
  })

  it('refuses a payload of another shape', async () => {
    const kind = aKind()
    const { jobs } = await rig.aProcess(kind, { work: false })

    await expect(rig.enqueue(jobs, kind, [1.5])).rejects.toThrow(z.ZodError)
  })

  it('refuses a kind that was not named before start', async () => {
    const { jobs } = await rig.aProcess(aKind(), { work: false })

    await expect(rig.enqueue(jobs, aKind(), [1])).rejects.toThrow('handle() and await start()')
  })

  it('starts a delayed job when its time comes, not before', async () => {
    const kind = aKind()
    const { jobs, takes } = await rig.aProcess(kind, {})
    const startAfter = new Date(Date.now() + 400)

    await inTransaction(database.db, (tx) => jobs.enqueue(tx, kind, [{ number: 1 }], { startAfter }))
    await expect.poll(() => takes.length, patient).toBe(1)

    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime())
  })
})

describe('a job that fails', () => {
  it('is taken again as often as its kind allows, then buried once', async () => {
    const kind = aKind({ retriesMax: 2 })
    const exhausted: Payload[] = []
    const { jobs, takes } = await rig.aProcess(kind, {
      handler: () => Promise.reject(new Error('no luck')),
      onExhausted: async (payload) => void exhausted.push(payload),
    })

    await rig.enqueue(jobs, kind, [5])

    await expect.poll(() => exhausted, patient).toEqual([{ number: 5 }])
    expect(takes.map(({ context }) => context.attempt)).toEqual([1, 2, 3])
    expect(await rig.statesOf(kind)).toEqual(['failed'])
  })

  it('waits the delay of its kind before it is taken again', async () => {
    const kind = aKind({ retriesMax: 1, retryDelaySeconds: 3_000 })
    const { jobs } = await rig.aProcess(kind, { handler: () => Promise.reject(new Error('no luck')) })

    await rig.enqueue(jobs, kind, [5])

    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['retry'])
    const { rows } = await sql<{ seconds: number }>`
      SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job WHERE name = ${kind.name}
    `.execute(database.db)
    expect(rows[0]?.seconds).toBeGreaterThan(2_900)
  })

  it('leaves no word of the error in the database', async () => {
    const kind = aKind()
    const { jobs } = await rig.aProcess(kind, { handler: () => Promise.reject(new TypeError('BUDI SANTOSO')) })

    await rig.enqueue(jobs, kind, [5])

    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['failed'])
    const { rows } = await sql<{ text: string }>`
      SELECT string_agg(job::text, '') AS text FROM pgboss.job WHERE name LIKE ${`${kind.name}%`}
    `.execute(database.db)
    expect(rows[0]?.text).toContain('TypeError')
    expect(rows[0]?.text).not.toContain('BUDI')
  })
})

describe('start', () => {
  it('lets processes that start together make the queue once', async () => {
    const kind = aKind()
    await sql`DROP SCHEMA IF EXISTS pgboss CASCADE`.execute(database.db)

    const [api, ...workers] = await Promise.all([
      rig.aProcess(kind, { work: false }),
      ...[1, 2, 3].map(() => rig.aProcess(kind, { work: true })),
    ])
    await rig.enqueue(api.jobs, kind, [1])

    await expect.poll(() => workers.flatMap(({ takes }) => numbersOf(takes)), patient).toEqual([1])
  })
})
