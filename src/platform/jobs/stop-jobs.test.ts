import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { aKind, createJobsRig, type JobsRig, patient, type Take, untilAborted } from '../../../test/jobs/rig.ts'
import { createJobs } from './create-jobs.ts'

let database: TestDatabase
let rig: JobsRig

beforeAll(async () => {
  database = await createTestDatabase()
  rig = createJobsRig(database)
})
afterEach(() => rig.stopAll())
afterAll(() => database.drop())

describe('stopping', () => {
  it('waits for running jobs within the grace', async () => {
    const kind = aKind()
    const gate = Promise.withResolvers<void>()
    const wasAborted: boolean[] = []
    const handler = async ({ context }: Take) => {
      await gate.promise
      wasAborted.push(context.signal.aborted)
    }
    const { jobs, takes } = await rig.aProcess(kind, { handler })
    await rig.enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    const stopped = jobs.stop({ graceMs: 20_000 })
    gate.resolve()
    await stopped

    expect(wasAborted).toEqual([false])
    expect(await rig.statesOf(kind)).toEqual(['completed'])
  })

  it('aborts what is left after the grace and hands it to another worker, without spending a retry', async () => {
    const kind = aKind({ retriesMax: 0, retryDelaySeconds: 3_000 })
    const first = await rig.aProcess(kind, { handler: untilAborted })
    await rig.enqueue(first.jobs, kind, [1])
    await expect.poll(() => first.takes.length, patient).toBe(1)
    const second = await rig.aProcess(kind, {})

    await first.jobs.stop({ graceMs: 0 })

    expect(first.takes[0]?.context.signal.aborted).toBe(true)
    await expect.poll(() => second.takes.map(({ context }) => context.attempt), patient).toEqual([2])
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed'])
  })

  it('does not let a handler that ends late touch the job another worker has', async () => {
    const kind = aKind()
    const late = Promise.withResolvers<void>()
    const first = await rig.aProcess(kind, { handler: () => late.promise })
    await rig.enqueue(first.jobs, kind, [1])
    await expect.poll(() => first.takes.length, patient).toBe(1)
    const gate = Promise.withResolvers<void>()
    const second = await rig.aProcess(kind, { handler: () => gate.promise })

    const stopped = first.jobs.stop({ graceMs: 0 })
    await expect.poll(() => second.takes.length, patient).toBe(1)
    late.reject(new Error('too late'))
    await stopped

    expect(await rig.statesOf(kind)).toEqual(['active'])
    gate.resolve()
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed'])
  })

  it('may be called twice, and before start', async () => {
    const jobs = createJobs({ url: database.url, applicationName: 'never started' })
    await jobs.stop({ graceMs: 0 })
    const { jobs: running } = await rig.aProcess(aKind(), {})

    await Promise.all([running.stop({ graceMs: 0 }), running.stop({ graceMs: 0 })])

    await expect(jobs.stop({ graceMs: 0 })).resolves.toBeUndefined()
  })
})
