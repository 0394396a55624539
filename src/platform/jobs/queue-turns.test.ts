import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { aKind, createJobsRig, type JobsRig, type Kind, numbersOf, patient, type Take } from '../../../test/jobs/rig.ts'
import { inTransaction } from '../database/database.ts'
import type { Jobs } from './jobs.ts'

let database: TestDatabase
let rig: JobsRig

beforeAll(async () => {
  database = await createTestDatabase()
  rig = createJobsRig(database)
})
afterEach(() => rig.stopAll())
afterAll(() => database.drop())

/** Jobs 100–199 are of group 1, 200–299 of group 2. */
const groupOf = (number: number) => `group ${Math.floor(number / 100)}`
const some = (group: number, count: number) => Array.from({ length: count }, (_, index) => group * 100 + index)

function enqueue(jobs: Jobs, kind: Kind, numbers: readonly number[]): Promise<void> {
  const payloads = numbers.map((number) => ({ number }))
  return inTransaction(database.db, (tx) =>
    jobs.enqueue(tx, kind, payloads, ({ number }) => ({ group: groupOf(number) })),
  )
}

const groupsOf = (takes: readonly Take[]) => takes.map(({ number }) => groupOf(number).slice(-1)).join('')

/** Handlers that end when they are told to. */
function gated() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { handler: () => promise, open: resolve }
}

describe('groups in turns', () => {
  it('come one after the other, however many jobs one has queued before', async () => {
    const kind = aKind({ concurrency: 1, isInTurns: true })
    const { jobs } = await rig.aProcess(kind, { work: false })
    for (const numbers of [some(1, 8), some(2, 3), some(3, 1)]) await enqueue(jobs, kind, numbers)

    const { takes } = await rig.aProcess(kind, {})

    await expect.poll(() => takes.length, patient).toBe(12)
    expect(groupsOf(takes)).toBe('123121211111')
    expect(takes.filter(({ number }) => number < 200).map(({ number }) => number)).toEqual(some(1, 8))
  })

  it('find a hand at once while another group has all that it may have, in every process', async () => {
    const kind = aKind({ concurrency: 4, isInTurns: true })
    const gate = gated()
    const processes = await Promise.all([1, 2].map(() => rig.aProcess(kind, gate)))
    const taken = () => processes.flatMap(({ takes }) => numbersOf(takes))
    const [first] = processes
    if (first === undefined) throw new Error('no process')
    await enqueue(first.jobs, kind, some(1, 50))
    await expect.poll(() => processes.map(({ takes }) => takes.length), patient).toEqual([3, 3])

    await enqueue(first.jobs, kind, some(2, 2))

    await expect.poll(() => taken().filter((number) => number >= 200).length, patient).toBe(2)
    expect(taken()).toHaveLength(8)
    gate.open()
    await expect.poll(() => taken().length, patient).toBe(52)
  })

  it('get the hands that become free where they have fewer than others', async () => {
    const kind = aKind({ concurrency: 4, isInTurns: true })
    const gates = new Map<number, () => void>()
    const handler = ({ number }: Take) => new Promise<void>((resolve) => gates.set(number, resolve))
    const { jobs, takes } = await rig.aProcess(kind, { handler })
    await enqueue(jobs, kind, some(1, 9))
    await expect.poll(() => groupsOf(takes), patient).toBe('111')
    await enqueue(jobs, kind, some(2, 9))
    await expect.poll(() => groupsOf(takes), patient).toBe('1112')

    gates.get(100)?.()

    await expect.poll(() => groupsOf(takes), patient).toBe('11122')
    for (const { number } of takes) gates.get(number)?.()
  })

  it('lose and double nothing among several processes', async () => {
    const kind = aKind({ concurrency: 5, isInTurns: true })
    const processes = await Promise.all([1, 2, 3].map(() => rig.aProcess(kind, {})))
    const numbers = [1, 2, 3, 4, 5].flatMap((group) => some(group, 40))

    await enqueue(processes[0]?.jobs as Jobs, kind, numbers)

    await expect.poll(() => processes.flatMap(({ takes }) => takes).length, patient).toBe(200)
    expect(numbersOf(processes.flatMap(({ takes }) => takes))).toEqual(numbers)
  })

  it('have failed jobs taken again, and jobs without a group too', async () => {
    const kind = aKind({ retriesMax: 1, isInTurns: true })
    const { jobs, takes } = await rig.aProcess(kind, {
      handler: async ({ context }) => {
        if (context.attempt === 1) throw new Error('no luck')
      },
    })

    await rig.enqueue(jobs, kind, [1, 2])

    await expect
      .poll(() => takes.map(({ number, context }) => `${number}.${context.attempt}`).toSorted(), patient)
      .toEqual([...['1.1', '1.2', '2.1', '2.2']])
    await expect.poll(() => rig.statesOf(kind), patient).toEqual(['completed', 'completed'])
  })
})
