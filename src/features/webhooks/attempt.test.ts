import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../platform/outbound/fetch-public.ts'
import { decide, interruptedAttempt, readAttempt } from './attempt.ts'

const time = { startedAt: new Date(1_000), endedAt: new Date(1_250) }
const answered = (status: number, more: Partial<Extract<Outcome, { kind: 'answered' }>> = {}): Outcome => ({
  kind: 'answered',
  status,
  headers: {},
  body: Buffer.alloc(0),
  isBodyCut: false,
  ...more,
})
const context = { schedule: { delaysMs: [0, 100, 200], jitter: 0 }, random: 0, now: new Date(5_000) }

describe('readAttempt', () => {
  it.each([
    [200, 'DELIVERED'],
    [204, 'DELIVERED'],
    [299, 'DELIVERED'],
    [301, 'REFUSED'],
    [304, 'REFUSED'],
    [400, 'REFUSED'],
    [404, 'REFUSED'],
    [410, 'GONE'],
    [429, 'REFUSED'],
    [500, 'REFUSED'],
  ])('takes status %i as %s', (status, outcome) => {
    expect(readAttempt(answered(status), time)).toMatchObject({ outcome, responseStatus: status, durationMs: 250 })
  })

  it('tells "refused by us" from "could not be asked"', () => {
    expect(readAttempt({ kind: 'blocked', reason: 'ADDRESS', message: '' }, time)).toMatchObject({
      outcome: 'BLOCKED',
      failureCode: 'ADDRESS',
    })
    expect(readAttempt({ kind: 'unreachable', code: 'TIMED_OUT', detail: '' }, time)).toMatchObject({
      outcome: 'UNREACHABLE',
      failureCode: 'TIMED_OUT',
    })
  })

  it('reads what the receiver says and asks for', () => {
    const body = Buffer.from('busy')

    expect(readAttempt(answered(503, { headers: { 'retry-after': '7' }, body }), time)).toMatchObject({
      responseBody: body,
      retryAfterMs: 7_000,
    })
  })
})

describe('decide', () => {
  it('is done with a delivered one and gives up on one that is gone', () => {
    expect(decide(readAttempt(answered(200), time), { ...context, number: 1 })).toEqual({ kind: 'delivered' })
    expect(decide(readAttempt(answered(410), time), { ...context, number: 1 })).toEqual({ kind: 'given_up' })
  })

  it.each([answered(500), answered(302), { kind: 'unreachable', code: 'OTHER', detail: '' } as const])(
    'tries again after %j until the schedule ends',
    (outcome) => {
      const attempt = readAttempt(outcome, time)

      expect(decide(attempt, { ...context, number: 1 })).toEqual({ kind: 'retry', at: new Date(5_100) })
      expect(decide(attempt, { ...context, number: 2 })).toEqual({ kind: 'retry', at: new Date(5_200) })
      expect(decide(attempt, { ...context, number: 3 })).toEqual({ kind: 'given_up' })
    },
  )

  it('counts a lost try like a failed one', () => {
    expect(decide(interruptedAttempt(new Date(0)), { ...context, number: 1 }).kind).toBe('retry')
  })
})
