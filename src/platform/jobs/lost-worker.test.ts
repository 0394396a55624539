import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import {
  aKind,
  createJobsRig,
  type JobsRig,
  type Kind,
  numbersOf,
  type Payload,
  patient,
  untilAborted,
} from '../../../test/jobs/rig.ts'

let database: TestDatabase
let rig: JobsRig

beforeAll(async () => {
  database = await createTestDatabase()
  rig = createJobsRig(database)
})
afterEach(() => rig.stopAll())
afterAll(() => database.drop())

describe('a worker killed with kill -9', () => {
  it('loses its job to another worker, without waiting the delay of a retry', async () => {
    const kind = aKind({ retriesMax: 1, retryDelaySeconds: 3_000 })
    const api = await rig.aProcess(kind, { work: false })
    await rig.enqueue(api.jobs, kind, [9])
    const child = stuckWorker(kind)
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['active'])

    child.kill('SIGKILL')
    await once(child, 'exit')
    await silenceFor(kind, '11 seconds')
    const { takes } = await rig.aProcess(kind, {})

    await expect.poll(() => takes.map(({ number, context }) => [number, context.attempt]), patient).toEqual([[9, 2]])
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed'])
  })

  it('is buried by another when that was the last try', async () => {
    const kind = aKind({ retriesMax: 0 })
    const api = await rig.aProcess(kind, { work: false })
    await rig.enqueue(api.jobs, kind, [9])
    const child = stuckWorker(kind)
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['active'])

    child.kill('SIGKILL')
    await once(child, 'exit')
    await silenceFor(kind, '11 seconds')
    const exhausted: Payload[] = []
    const { takes } = await rig.aProcess(kind, { onExhausted: async (payload) => void exhausted.push(payload) })

    await expect.poll(() => exhausted, patient).toEqual([{ number: 9 }])
    expect(takes).toEqual([])
  })
})

describe('a worker whose job was given to another', () => {
  it('is told by its signal', async () => {
    const kind = aKind()
    const { jobs, takes } = await rig.aProcess(kind, { handler: untilAborted })
    await rig.enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    await sql`UPDATE pgboss.job SET retry_count = 1 WHERE name = ${kind.name}`.execute(database.db)

    await expect.poll(() => takes[0]?.context.signal.aborted, patient).toBe(true)
  })
})

describe('a database that drops its connections', () => {
  it('gets the end of running jobs later, and new jobs are taken', async () => {
    const kind = aKind()
    const gate = Promise.withResolvers<void>()
    const { jobs, takes } = await rig.aProcess(kind, { handler: () => gate.promise })
    await rig.enqueue(jobs, kind, [1])
    await expect.poll(() => takes.length, patient).toBe(1)

    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'jobs under test' AND datname = current_database()
    `.execute(database.db)
    gate.resolve()

    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed'])
    await rig.enqueue(jobs, kind, [2])
    await expect.poll(() => numbersOf(takes), patient).toEqual([1, 2])
  })
})

/** Another process that takes the job and never ends it. */
function stuckWorker(kind: Kind): ChildProcess {
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
async function silenceFor(kind: Kind, time: string): Promise<void> {
  await sql`
    UPDATE pgboss.job SET heartbeat_on = heartbeat_on - ${time}::interval WHERE name = ${kind.name} AND state = 'active'
  `.execute(database.db)
}
