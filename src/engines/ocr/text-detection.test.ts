import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandsOf } from './text-detection.ts'

const side = fc.integer({ min: 1, max: 90 }).map((strides) => strides * 32)

it('bands take every row once, in order, with print around it that is seen but not taken', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const bands = bandsOf(width, height)
      let next = 0
      for (const { from, to, keptFrom, keptTo } of bands) {
        expect(keptFrom).toBe(next)
        expect(keptTo).toBeGreaterThan(keptFrom)
        expect([from, to].map((row) => row % 32)).toEqual([0, 0])
        expect(from === 0 || keptFrom - from >= 64).toBe(true)
        expect(to === height || to - keptTo >= 64).toBe(true)
        expect(width * (to - from)).toBeLessThanOrEqual(Math.max(800_000, width * 192))
        next = keptTo
      }
      expect(next).toBe(height)
    }),
  )
})

it('a card is looked at as a whole', () => {
  expect(bandsOf(736, 736)).toHaveLength(1)
})
