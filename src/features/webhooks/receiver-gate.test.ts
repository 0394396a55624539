import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createReceiverGate } from './receiver-gate.ts'

describe('the gate of receivers', () => {
  it('lets so many in at once, hands turns over in order, and keeps receivers apart', async () => {
    const gate = createReceiverGate({ atOnceMax: 2, patienceMs: 60_000 })
    const order: string[] = []
    expect([await gate.enter('a'), await gate.enter('a'), await gate.enter('b')]).toEqual([true, true, true])
    const third = gate.enter('a').then((isIn) => order.push(`third ${isIn}`))
    const fourth = gate.enter('a').then((isIn) => order.push(`fourth ${isIn}`))
    await turn()
    expect(order).toEqual([])

    gate.leave('a')
    await third
    gate.leave('a')
    await fourth

    expect(order).toEqual(['third true', 'fourth true'])
  })

  it('sends those away who wait too long, and forgets them', async () => {
    const gate = createReceiverGate({ atOnceMax: 1, patienceMs: 5 })
    await gate.enter('a')

    expect(await gate.enter('a')).toBe(false)

    gate.leave('a')
    expect(await gate.enter('a')).toBe(true)
  })
})
