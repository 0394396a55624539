import { afterEach, describe, expect, test } from 'vitest'
import { PoolError, type PoolOptions, WorkerPool } from './worker-pool.ts'

type Task =
  | { readonly kind: 'echo'; readonly value: number }
  | { readonly kind: 'crash' | 'hang' | 'refuse' }
  | { readonly kind: 'wait'; readonly gate: Int32Array }

/** Answers, crashes, hangs or waits for a gate, as it is told. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads'
  parentPort.on('message', ({ id, task, cancelled }) => {
    if (task.kind === 'crash') process.exit(3)
    if (task.kind === 'hang') for (;;) Atomics.load(cancelled, 0)
    if (task.kind === 'refuse') return parentPort.postMessage({ id, kind: 'error', message: 'no text at all' })
    if (task.kind === 'wait') {
      Atomics.wait(task.gate, 0, 0)
      Atomics.store(task.gate, 0, 2)
    }
    parentPort.postMessage({ id, kind: 'done', result: { value: task.value, threadId } })
  })
`

interface Answer {
  readonly value: number
  readonly threadId: number
}

const pools: WorkerPool<Task, Answer>[] = []

function createPool(options: Partial<PoolOptions> = {}): WorkerPool<Task, Answer> {
  const script = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`)
  const pool = new WorkerPool<Task, Answer>({
    script,
    threads: 1,
    queueMax: 8,
    taskTimeoutMs: 30_000,
    leaveMsMax: 200,
    ...options,
  })
  pools.push(pool)
  return pool
}

function gate(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4))
}

function open(closed: Int32Array): void {
  Atomics.store(closed, 0, 1)
  Atomics.notify(closed, 0)
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('WorkerPool', () => {
  test('starts no thread before the first task, and no more than it has tasks for', async () => {
    const pool = createPool({ threads: 4 })
    expect(pool.threadCount).toBe(0)

    const { value } = await pool.run({ kind: 'echo', value: 7 })

    expect(value).toBe(7)
    expect(pool.threadCount).toBe(1)
  })

  test('answers every task its own answer, in more tasks than threads', async () => {
    const pool = createPool({ threads: 2, queueMax: 100 })
    const values = Array.from({ length: 40 }, (_, value) => value)

    const answers = await Promise.all(values.map((value) => pool.run({ kind: 'echo', value })))

    expect(answers.map(({ value }) => value)).toEqual(values)
    expect(pool.threadCount).toBe(2)
  })

  test('refuses one task more than may wait', async () => {
    const pool = createPool({ queueMax: 2 })
    const closed = gate()
    const running = pool.run({ kind: 'wait', gate: closed })
    const waiting = [pool.run({ kind: 'echo', value: 1 }), pool.run({ kind: 'echo', value: 2 })]

    await expect(pool.run({ kind: 'echo', value: 3 })).rejects.toMatchObject({ name: 'PoolError', kind: 'busy' })

    open(closed)
    await running
    expect((await Promise.all(waiting)).map(({ value }) => value)).toEqual([1, 2])
  })

  test('fails the task of a crashed thread only, and goes on with a new thread', async () => {
    const pool = createPool()
    const before = await pool.run({ kind: 'echo', value: 1 })
    const crash = pool.run({ kind: 'crash' })
    const next = pool.run({ kind: 'echo', value: 2 })

    await expect(crash).rejects.toMatchObject({ kind: 'failed', message: expect.stringContaining('code 3') })
    const after = await next
    expect(after.value).toBe(2)
    expect(after.threadId).not.toBe(before.threadId)
  })

  test('replaces a thread that hangs', async () => {
    const pool = createPool({ taskTimeoutMs: 300 })

    await expect(pool.run({ kind: 'hang' })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('longer than'),
    })
    await expect(createPool().run({ kind: 'echo', value: 5 })).resolves.toMatchObject({ value: 5 })
  })

  test('passes on what a thread could not do, and keeps the thread', async () => {
    const pool = createPool()
    const before = await pool.run({ kind: 'echo', value: 1 })

    await expect(pool.run({ kind: 'refuse' })).rejects.toThrow('no text at all')

    expect((await pool.run({ kind: 'echo', value: 2 })).threadId).toBe(before.threadId)
  })

  test('gives up a waiting task, a running one and one that is aborted from the start', async () => {
    const pool = createPool()
    const closed = gate()
    const [first, second] = [new AbortController(), new AbortController()]
    const running = pool.run({ kind: 'wait', gate: closed }, first.signal)
    const waiting = pool.run({ kind: 'echo', value: 1 }, second.signal)
    const reasons = [new Error('client left'), new Error('shutting down')]

    second.abort(reasons[1])
    first.abort(reasons[0])

    await expect(waiting).rejects.toBe(reasons[1])
    await expect(running).rejects.toBe(reasons[0])
    await expect(pool.run({ kind: 'echo', value: 2 }, first.signal)).rejects.toBe(reasons[0])
    open(closed)
    await expect(pool.run({ kind: 'echo', value: 3 })).resolves.toMatchObject({ value: 3 })
  })

  test('closes when its threads have left their tasks: ended in native code, they take the process with them', async () => {
    const pool = createPool({ leaveMsMax: 30_000 })
    const closed = gate()
    const running = Promise.allSettled([pool.run({ kind: 'wait', gate: closed })])

    const closing = pool.close()
    open(closed)
    await closing

    expect(closed[0]).toBe(2)
    expect((await running)[0]).toMatchObject({ reason: { kind: 'closed' } })
  })

  test('fails everything when it is closed, and refuses what comes later', async () => {
    const pool = createPool()
    const tasks = [pool.run({ kind: 'wait', gate: gate() }), pool.run({ kind: 'echo', value: 1 })]
    const outcomes = Promise.allSettled(tasks)

    await pool.close()

    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { kind: 'closed' } })
    await expect(pool.run({ kind: 'echo', value: 2 })).rejects.toBeInstanceOf(PoolError)
    expect(pool.threadCount).toBe(0)
  })
})
