import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TooManyCalls } from './batch-calls.ts'
import { type ConcurrencyLimits, limitConcurrency } from './limit-concurrency.ts'
import { onBehalfOf } from './tenant-turns.ts'

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

describe('tenants', () => {
  /** Work that is begun and ended by hand. */
  function desk(limits: ConcurrencyLimits) {
    const inTurn = limitConcurrency(limits)
    const begun: string[] = []
    const ends = new Map<string, () => void>()
    const ask = (name: string) =>
      onBehalfOf(name.slice(0, 1), () =>
        inTurn(async () => {
          const { promise, resolve } = Promise.withResolvers<void>()
          begun.push(name)
          ends.set(name, resolve)
          await promise
        }),
      )
    const settle = () => new Promise(setImmediate)
    const end = async (name: string) => {
      await settle()
      ends.get(name)?.()
      await settle()
    }
    return { ask, begun, end, settle }
  }

  it('take turns, however many one has asked for before', async () => {
    const { ask, begun, end } = desk({ runningMax: 1, waitingMax: 10 })
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map(ask)

    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']) await end(name)

    await Promise.all(all)
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  })

  it('leave a place to others where one may not have all', async () => {
    const { ask, begun, end, settle } = desk({ runningMax: 3, runningOfOneMax: 2, waitingMax: 10 })
    const all = ['a1', 'a2', 'a3', 'b1'].map(ask)
    await settle()
    expect(begun).toEqual(['a1', 'a2', 'b1'])

    for (const name of ['a1', 'a2', 'a3', 'b1']) await end(name)

    await Promise.all(all)
  })

  it('that wait with the most are the ones refused when too much waits', async () => {
    const { ask, begun, end } = desk({ runningMax: 1, waitingMax: 3 })
    const [a1, a2, a3, a4, b1] = ['a1', 'a2', 'a3', 'a4', 'b1'].map(ask)

    await expect(a4).rejects.toBeInstanceOf(TooManyCalls)
    await expect(ask('a5')).rejects.toBeInstanceOf(TooManyCalls)

    for (const name of ['a1', 'a2', 'b1', 'a3']) await end(name)
    await Promise.all([a1, a2, a3, b1])
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  it('are each served within one turn of all who wait (any order of asking)', async () => {
    const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(asked, async (tenants) => {
        const { ask, begun, end, settle } = desk({ runningMax: 1, waitingMax: 100 })
        const all = tenants.map((tenant, index) => ask(`${tenant}${index}`))
        for (let served = 0; served < tenants.length; served += 1) {
          await settle()
          await end(begun[served] ?? '')
        }
        await Promise.all(all)
        // After the first, which nobody stood beside, the k-th of any tenant comes before the k+2nd of any other.
        const nth = new Map<string, number>()
        const rounds = begun.map((name) => {
          const round = (nth.get(name.slice(0, 1)) ?? 0) + 1
          nth.set(name.slice(0, 1), round)
          return round
        })
        expect(rounds.every((round, at) => rounds.slice(at).every((later) => later >= round - 1))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
