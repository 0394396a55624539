import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Face } from '../../engines/faces/faces.ts'
import {
  DEFAULT_FALSE_MATCH_RATE,
  FACE_THRESHOLDS,
  FALSE_MATCH_RATES,
  impostorPairsMin,
  matchLimit,
} from '../../lib/face-thresholds/face-thresholds.ts'
import { bandOf, GOOD_WIDTH_PIXELS, HIGH_LIMITS, matchFaces } from './judge-faces.ts'

/** A face this far from the one at 0. */
function faceAt(distance: number, widthPixels: number): Face {
  return {
    box: [0.3, 0.3, 0.6, 0.7],
    score: 0.9,
    quality: { widthPixels, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 },
    descriptor: Array.from({ length: 128 }, (_, at) => (at === 0 ? distance : 0)),
  }
}

describe('the false-match rate', () => {
  const rates = fc.constantFrom(...FALSE_MATCH_RATES)
  const widths = fc.constantFrom(GOOD_WIDTH_PIXELS - 1, GOOD_WIDTH_PIXELS, 400)
  const distances = fc.oneof(
    fc.double({ min: 0, max: 2, noNaN: true }),
    fc.constantFrom(...FACE_THRESHOLDS.map(({ distance }) => distance), ...Object.values(HIGH_LIMITS)),
  )

  it('never makes a match of what a laxer one refuses, nor raises a level or a score', () => {
    fc.assert(
      fc.property(distances, widths, widths, rates, rates, (distance, left, right, one, other) => {
        const judged = (rate: number) => matchFaces(faceAt(0, left), faceAt(distance, right), rate)
        const strict = judged(Math.min(one, other))
        const lax = judged(Math.max(one, other))
        const rank = { LOW: 0, MEDIUM: 1, HIGH: 2 }
        expect(Number(strict.isMatch)).toBeLessThanOrEqual(Number(lax.isMatch))
        expect(rank[strict.level]).toBeLessThanOrEqual(rank[lax.level])
        expect(strict.score).toBeLessThanOrEqual(lax.score)
      }),
    )
  })

  it('keeps what the levels and the score mean: LOW is no match, HIGH is closer than every stranger, 50 is the limit', () => {
    fc.assert(
      fc.property(distances, widths, rates, (distance, width, rate) => {
        const [a, b] = [faceAt(0, width), faceAt(distance, width)]
        const { level, isMatch, score } = matchFaces(a, b, rate)
        expect(level === 'LOW').toBe(!isMatch)
        expect(level === 'HIGH').toBe(distance <= HIGH_LIMITS[bandOf(a.quality, b.quality)])
        expect(score >= 50).toBe(isMatch)
      }),
    )
  })

  it('is stricter for small pictures', () => {
    for (const rate of FALSE_MATCH_RATES) expect(matchLimit('poor', rate)).toBeLessThan(matchLimit('good', rate))
  })

  it('is refused where it was not measured, with the rates that were', () => {
    expect(() => matchLimit('good', 0.001)).toThrow('use 0.05, 0.02, 0.01, 0.005.')
  })
})

describe('the measured table', () => {
  it('states no rate on fewer than 3 / rate pairs of strangers, and none that was exceeded', () => {
    for (const row of FACE_THRESHOLDS) {
      expect(row.impostorPairs).toBeGreaterThanOrEqual(impostorPairsMin(row.rate))
      expect(row.falseMatches / row.impostorPairs).toBeLessThanOrEqual(row.rate)
      expect(row.lower).toBeLessThanOrEqual(row.falseMatches / row.impostorPairs)
      expect(row.upper).toBeGreaterThan(row.falseMatches / row.impostorPairs)
      expect(row.falseNonMatches).toBeLessThan(row.genuineComparisons)
    }
  })

  it('has the default, and each rate once for each band', () => {
    expect(FALSE_MATCH_RATES).toContain(DEFAULT_FALSE_MATCH_RATE)
    expect(FACE_THRESHOLDS).toHaveLength(FALSE_MATCH_RATES.length * 2)
  })

  it('leaves room for MEDIUM at every rate', () => {
    for (const { band, distance } of FACE_THRESHOLDS) expect(distance).toBeGreaterThan(HIGH_LIMITS[band])
  })
})
