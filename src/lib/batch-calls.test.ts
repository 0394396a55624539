import { expect, it } from 'vitest'
import { batchCalls, type CallOutcome } from './batch-calls.ts'

/** Doubles numbers; batches wait until they are let go. */
function controlled(sizeMax: number) {
  const batches: number[][] = []
  const waiting: (() => void)[] = []
  const call = batchCalls<number, number>({
    sizeMax,
    concurrency: 1,
    run: async (numbers) => {
      batches.push([...numbers])
      await new Promise<void>((resolve) => waiting.push(resolve))
      return numbers.map((each): CallOutcome<number> => {
        if (each < 0) return { kind: 'failed', error: new Error('negative') }
        return { kind: 'done', result: each * 2 }
      })
    },
  })
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
  return { call, batches, letGo: () => waiting.shift()?.(), nextTurn }
}

it('gathers calls while a batch is under way and answers each its own result', async () => {
  const { call, batches, letGo, nextTurn } = controlled(10)

  const first = call(1)
  await nextTurn()
  const later = [call(2), call(3)]
  letGo()
  await first
  await nextTurn()
  letGo()

  expect(await first).toBe(2)
  expect(await Promise.all(later)).toEqual([4, 6])
  expect(batches).toEqual([[1], [2, 3]])
})

it('fails the one call that failed and no other', async () => {
  const { call, letGo, nextTurn } = controlled(10)

  const outcomes = Promise.allSettled([call(5), call(-1), call(7)])
  await nextTurn()
  letGo()

  expect((await outcomes).map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('never puts more calls into a batch than it may', async () => {
  const { call, batches, letGo, nextTurn } = controlled(2)

  const all = Promise.all([1, 2, 3, 4, 5].map(call))
  for (let turn = 0; turn < 8; turn += 1) {
    await nextTurn()
    letGo()
  }

  expect(await all).toEqual([2, 4, 6, 8, 10])
  expect(batches.map((each) => each.length)).toEqual([2, 2, 1])
})

it('fails every call of a batch that throws, and goes on with the next', async () => {
  let isFirst = true
  const call = batchCalls<number, number>({
    sizeMax: 2,
    concurrency: 1,
    run: async (numbers) => {
      if (isFirst) {
        isFirst = false
        throw new Error('lost connection')
      }
      return numbers.map((result) => ({ kind: 'done', result }))
    },
  })

  const outcomes = await Promise.allSettled([call(1), call(2), call(3)])

  expect(outcomes.map((each) => each.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
