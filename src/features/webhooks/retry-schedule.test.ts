import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextDelayMs, RETRY_AFTER_MS_MAX, RETRY_SCHEDULE, readRetryAfter } from './retry-schedule.ts'

const next = (attempt: number, retryAfterMs?: number, random = 0) =>
  nextDelayMs(RETRY_SCHEDULE, { attempt, retryAfterMs, random })

describe('nextDelayMs', () => {
  it('follows the published schedule: ten tries', () => {
    const tries = Array.from({ length: 10 }, (_, index) => next(index + 1))

    expect(tries.map((ms) => ms && ms / 1000)).toEqual([
      5,
      300,
      1_800,
      7_200,
      18_000,
      36_000,
      50_400,
      72_000,
      86_400,
      undefined,
    ])
    expect(RETRY_SCHEDULE.delaysMs[0]).toBe(0)
  })

  it('lengthens each delay by up to a fifth', () => {
    const attempt = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(attempt, fc.double({ min: 0, max: 0.999, noNaN: true }), (number, random) => {
        const planned = RETRY_SCHEDULE.delaysMs[number] ?? 0
        const delay = next(number, undefined, random) ?? -1

        expect(delay).toBeGreaterThanOrEqual(planned)
        expect(delay).toBeLessThanOrEqual(planned * 1.2)
      }),
    )
  })

  it('lets the receiver ask for more patience, within a day, and never for less', () => {
    expect(next(1, 60_000)).toBe(60_000)
    expect(next(1, 1_000)).toBe(5_000)
    expect(next(1, 999 * RETRY_AFTER_MS_MAX)).toBe(RETRY_AFTER_MS_MAX)
    expect(next(9, 1_000)).toBe(RETRY_AFTER_MS_MAX)
    expect(next(10, 60_000)).toBeUndefined()
  })
})

describe('readRetryAfter', () => {
  const now = new Date('2026-01-31T10:00:00Z')

  it('reads seconds and dates', () => {
    expect(readRetryAfter('120', now)).toBe(120_000)
    expect(readRetryAfter(' 0 ', now)).toBe(0)
    expect(readRetryAfter('Sat, 31 Jan 2026 10:02:00 GMT', now)).toBe(120_000)
    expect(readRetryAfter('Sat, 31 Jan 2026 09:00:00 GMT', now)).toBe(0)
  })

  it.each([undefined, '', '-5', '1.5', '1e9', 'soon', '2026-01-31', '99999999999', 'Xxx, 99 Xxx 2026 99:99:99 GMT'])(
    'takes no notice of %j',
    (header) => {
      expect(readRetryAfter(header, now)).toBeUndefined()
    },
  )
})
