import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Face, FaceAppearance, FaceQuality } from '../../../engines/faces/faces.ts'
import { FALSE_MATCH_RATES, matchLimit, OWN_LIMITS } from '../../../lib/face-limits/face-limits.ts'
import { disguiseOf, faultOf, matchFaces } from './judge-faces.ts'

const QUALITY: FaceQuality = { widthPixels: 200, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 }
const BARE: FaceAppearance = { eyesDark: 0.3, mouthPlain: 0.3, flat: 0 }

/** A face this far, by the cosine, from the one at 0. */
function faceAt(distance: number): Face {
  const descriptor = [1 - distance, Math.sqrt(1 - (1 - distance) ** 2)]
  return { box: [0.3, 0.3, 0.6, 0.7], score: 0.9, quality: QUALITY, appearance: BARE, descriptor }
}

const { review, high, rows } = OWN_LIMITS
const rates = fc.constantFrom(...FALSE_MATCH_RATES)
const distances = fc.oneof(
  fc.double({ min: 0, max: 2, noNaN: true }),
  fc.constantFrom(review.distance, high.distance, ...rows.map(({ distance }) => distance)),
)
const judged = (distance: number, falseMatchRate: number) =>
  matchFaces(faceAt(0), faceAt(distance), { limits: OWN_LIMITS, falseMatchRate })

describe('the false-match rate', () => {
  it('never makes a match of what a laxer one refuses, nor raises a level or a score', () => {
    fc.assert(
      fc.property(distances, rates, rates, (distance, one, other) => {
        const strict = judged(distance, Math.min(one, other))
        const lax = judged(distance, Math.max(one, other))
        const level = { LOW: 0, MEDIUM: 1, HIGH: 2 }
        const outcome = { differs: 0, uncertain: 1, match: 2 }
        expect(outcome[strict.outcome]).toBeLessThanOrEqual(outcome[lax.outcome])
        expect(level[strict.level]).toBeLessThanOrEqual(level[lax.level])
        expect(strict.score).toBeLessThanOrEqual(lax.score)
      }),
    )
  })

  it('keeps what outcome, level and score mean: a match, then a band for a person to judge, then others', () => {
    fc.assert(
      fc.property(distances, rates, (asked, rate) => {
        const { distance, outcome, level, score } = judged(asked, rate)
        const match = matchLimit(OWN_LIMITS, rate)
        expect(outcome === 'match').toBe(distance <= match)
        expect(outcome === 'differs').toBe(distance > review.distance)
        expect(level === 'LOW').toBe(outcome !== 'match')
        expect(level === 'HIGH').toBe(distance <= high.distance)
        expect(score >= 50).toBe(outcome === 'match')
      }),
    )
  })

  it('is refused where it was not measured, with the rates that were', () => {
    expect(() => matchLimit(OWN_LIMITS, 0.001)).toThrow('use 0.02, 0.01, 0.005.')
  })
})

describe('a face', () => {
  it('in shadow is fit to be compared, one without any grey levels left is not', () => {
    expect(faultOf({ ...QUALITY, brightness: 0.28, contrast: 0.039 })).toBeNull()
    expect(faultOf({ ...QUALITY, brightness: 0.07, contrast: 0.02 })).toBeNull()
    expect(faultOf({ ...QUALITY, contrast: 0.008 })).toBe('LIGHT')
    expect(faultOf({ ...QUALITY, brightness: 0.97 })).toBe('LIGHT')
  })

  it('is told of as covered or drawn by what is most hidden', () => {
    expect(disguiseOf(BARE)).toBeNull()
    expect(disguiseOf({ ...BARE, eyesDark: 0.9 })).toBe('EYES_COVERED')
    expect(disguiseOf({ ...BARE, eyesDark: 0.9, mouthPlain: 0.95, flat: 0.5 })).toBe('MOUTH_COVERED')
    expect(disguiseOf({ ...BARE, flat: 0.4 })).toBe('DRAWN')
  })
})
