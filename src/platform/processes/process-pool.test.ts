import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { OddAnswer, OddTask } from '../../../test/processes/odd-tasks.ts'
import { TooManyCalls } from '../../lib/batch-calls.ts'
import { TooComplex } from '../../lib/too-complex.ts'
import { PoolError, type PoolOptions, ProcessPool } from './process-pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'absah-pool-'))
const pools: ProcessPool<OddTask, OddAnswer>[] = []
const isLinux = process.platform === 'linux'

function createPool(options: Partial<PoolOptions> = {}): ProcessPool<OddTask, OddAnswer> {
  const pool = new ProcessPool<OddTask, OddAnswer>({
    program: new URL('../../../test/processes/odd-tasks.ts', import.meta.url),
    processes: 1,
    queueMax: 8,
    workMs: 30_000,
    timeoutMs: 60_000,
    memoryBytesMax: 1_000_000_000,
    memoryBytesKept: 1_000_000_000,
    idleMs: 60_000,
    ...options,
  })
  pools.push(pool)
  return pool
}

let gates = 0

/** A task that waits, when it has begun, and what lets it go on. */
function openGate(): { readonly task: OddTask; readonly begun: Promise<number>; open(): void } {
  const path = join(folder, `gate-${++gates}`)
  const { promise, resolve } = Promise.withResolvers<number>()
  const watcher = watch(folder, () => {
    const id = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (id !== '') resolve(Number(id))
  })
  const begun = promise.finally(() => watcher.close())
  return { task: { kind: 'wait', path }, begun, open: () => writeFileSync(`${path}.open`, '') }
}

const echo = (value: number): OddTask => ({ kind: 'echo', value })
const isAlive = (id: number) => existsSync(`/proc/${id}`)

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('ProcessPool', () => {
  test('starts no process before the first task, and no more than it has tasks for', async () => {
    const pool = createPool({ processes: 4 })
    expect(pool.processCount).toBe(0)

    expect((await pool.run(echo(7))).value).toBe(7)

    expect(pool.processCount).toBe(1)
  })

  test('answers every task its own answer, in more tasks than processes', async () => {
    const pool = createPool({ processes: 2, queueMax: 100 })
    const values = Array.from({ length: 40 }, (_, value) => value)

    const answers = await Promise.all(values.map((value) => pool.run(echo(value))))

    expect(answers.map(({ value }) => value)).toEqual(values)
    expect(new Set(answers.map(({ processId }) => processId)).size).toBeLessThanOrEqual(2)
  })

  test('refuses one task more than may wait', async () => {
    const pool = createPool({ queueMax: 2 })
    const gate = openGate()
    const running = pool.run(gate.task)
    const waiting = [pool.run(echo(1)), pool.run(echo(2))]

    await expect(pool.run(echo(3))).rejects.toBeInstanceOf(TooManyCalls)

    gate.open()
    await running
    expect((await Promise.all(waiting)).map(({ value }) => value)).toEqual([1, 2])
  })

  test('passes on what could not be done, and keeps the process', async () => {
    const pool = createPool()
    const before = await pool.run(echo(1))

    await expect(pool.run({ kind: 'refuse' })).rejects.toThrow('no text at all')
    await expect(pool.run({ kind: 'too_complex' })).rejects.toThrow(new TooComplex('a thousand lines'))

    expect((await pool.run(echo(2))).processId).toBe(before.processId)
  })

  test('says why no process can work', async () => {
    const pool = createPool({ data: { isBroken: true } })

    await expect(pool.run(echo(1))).rejects.toThrow('its models are gone')
  })

  test('says so where the program does not start', async () => {
    const pool = createPool({ program: new URL('./no-such-program.ts', import.meta.url) })

    await expect(pool.run(echo(1))).rejects.toThrow(/does not start.*no-such-program/)
  })
})

describe('a task that ends its process', () => {
  test.each(['crash', 'abort'] as const)('by a %s is tried twice, and the next one is done', async (kind) => {
    const pool = createPool()
    const bad = pool.run({ kind })
    const next = pool.run(echo(2))

    await expect(bad).rejects.toBeInstanceOf(TooComplex)
    expect((await next).value).toBe(2)
  })

  test('once only is done the second time', async () => {
    const task = { kind: 'crash_once', path: join(folder, 'once') } as const

    await expect(createPool().run(task)).resolves.toMatchObject({ value: 0 })
  })

  test.runIf(isLinux).each([
    { kind: 'spin', why: 'processor time', options: { workMs: 200 } },
    { kind: 'hoard', why: 'memory', options: { memoryBytesMax: 250_000_000 } },
    { kind: 'sleep', why: 'took too long', options: { timeoutMs: 200 } },
  ] as const)('because of too much $why is too complex', async ({ kind, why, options }) => {
    const refusal = createPool(options).run({ kind })

    await expect(refusal).rejects.toThrow(why)
    await expect(refusal).rejects.toBeInstanceOf(TooComplex)
  })

  test('has one process at most for its second try: the others go on', async () => {
    const pool = createPool({ processes: 2 })
    const gate = openGate()
    const bad = Array.from({ length: 4 }, () => pool.run({ kind: 'crash' }))
    const refusals = Promise.allSettled(bad)
    const other = pool.run(gate.task)
    await gate.begun
    gate.open()

    await expect(other).resolves.toMatchObject({ value: 0 })
    for (const outcome of await refusals) expect(outcome).toMatchObject({ reason: { name: 'TooComplex' } })
  })
})

describe('somebody who kills processes', () => {
  test('does not harm the task', async () => {
    const pool = createPool()
    for (const count of [1, 2, 3]) {
      const gate = openGate()
      const running = pool.run(gate.task)
      process.kill(await gate.begun, count === 3 ? 'SIGSTOP' : 'SIGKILL')
      if (count === 3) process.kill(await gate.begun, 'SIGKILL')
      gate.open()

      await expect(running).resolves.toMatchObject({ value: 0 })
    }
  })
})

describe('a task that is given up', () => {
  test('while it waits, runs, or from the start rejects with the reason', async () => {
    const pool = createPool()
    const gate = openGate()
    const [first, second] = [new AbortController(), new AbortController()]
    const running = pool.run(gate.task, first.signal)
    const waiting = pool.run(echo(1), second.signal)
    const reasons = [new Error('client left'), new Error('shutting down')]

    second.abort(reasons[1])
    first.abort(reasons[0])

    await expect(waiting).rejects.toBe(reasons[1])
    await expect(running).rejects.toBe(reasons[0])
    await expect(pool.run(echo(2), first.signal)).rejects.toBe(reasons[0])
    gate.open()
    await expect(pool.run(echo(3))).resolves.toMatchObject({ value: 3 })
  })

  test('is left at the next step, and its process goes on', async () => {
    const pool = createPool()
    const before = await pool.run(echo(1))
    const abort = new AbortController()
    const running = pool.run({ kind: 'steps' }, abort.signal)

    abort.abort(new Error('cancelled'))

    await expect(running).rejects.toThrow('cancelled')
    expect((await pool.run(echo(2))).processId).toBe(before.processId)
  })
})

describe('close', () => {
  test('fails everything, ends processes in the middle of their work, and refuses what comes later', async () => {
    const pool = createPool({ processes: 2 })
    const gate = openGate()
    const outcomes = Promise.allSettled([pool.run(gate.task), pool.run({ kind: 'spin' }), pool.run(echo(1))])
    const id = await gate.begun

    await pool.close()

    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { kind: 'closed' } })
    await expect(pool.run(echo(2))).rejects.toBeInstanceOf(PoolError)
    expect(pool.processCount).toBe(0)
    if (isLinux) expect(isAlive(id)).toBe(false)
  })
})
