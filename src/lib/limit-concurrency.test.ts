import { expect, it } from 'vitest'
import { TooManyCalls } from './batch-calls.ts'
import { limitConcurrency } from './limit-concurrency.ts'

it('runs so many at once, the others in order, and refuses what is too much', async () => {
  const inTurn = limitConcurrency({ runningMax: 2, waitingMax: 2 })
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []

  const all = gates.map((gate, index) =>
    inTurn(async () => {
      begun.push(index)
      await gate.promise
      return index
    }),
  )

  await expect(inTurn(async () => 9)).rejects.toBeInstanceOf(TooManyCalls)
  expect(begun).toEqual([0, 1])
  gates[1]?.resolve()
  expect(await all[1]).toBe(1)
  for (const gate of gates) gate.resolve()
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3])
  expect(begun).toEqual([0, 1, 2, 3])
})

it('gives a place free when work fails', async () => {
  const inTurn = limitConcurrency({ runningMax: 1, waitingMax: 0 })

  await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')

  expect(await inTurn(async () => 'next')).toBe('next')
})
