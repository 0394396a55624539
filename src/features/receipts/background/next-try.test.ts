import { describe, expect, it } from 'vitest'
import { nextTry, type Tried } from './next-try.ts'

const patience = { retrySeconds: [10, 30], pendingSeconds: [60, 120, 300, 600, 1_800, 3_600] }

/** The minutes after the request at which a bank is asked that finds the same each time. */
function minutesOf(found: Tried['found'], before: Partial<Tried> = {}): readonly number[] {
  const minutes: number[] = []
  let tried: Tried = { found, outages: 0, waits: 0, ageSeconds: 0, ...before }
  for (;;) {
    const delay = nextTry(patience, tried)
    if (delay === null) return minutes
    const ageSeconds = tried.ageSeconds + delay
    minutes.push(ageSeconds / 60)
    const counted = found === 'not_settled' ? { waits: tried.waits + 1 } : { outages: tried.outages + 1 }
    tried = { ...tried, ...counted, ageSeconds }
  }
}

describe('when a bank is asked again', () => {
  it('is after 1, 2, 5, 10 and 30 minutes, then hourly, and last when a day is over', () => {
    const minutes = minutesOf('not_settled')
    expect(minutes.slice(0, 7)).toEqual([1, 3, 8, 18, 48, 108, 168])
    expect(minutes.at(-1)).toBe(1_440)
    expect(minutes.length).toBe(29)
  })

  it('ends soon where it was never reached', () => {
    expect(minutesOf('out_of_reach')).toEqual([10 / 60, 40 / 60])
  })

  it('goes on to the end of the day where it is away after it knew the payment', () => {
    expect(minutesOf('out_of_reach', { waits: 5, outages: 2, ageSeconds: 3_600 }).at(-1)).toBe(1_440)
  })
})
