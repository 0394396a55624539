import { describe, expect, it } from 'vitest'
import { DEFAULT_FALSE_MATCH_RATE, FALSE_MATCH_RATES, OWN_LIMITS } from './face-limits.ts'
import { strangersMin } from './state-limits.ts'

const { rows, review, high, similar, samePicture } = OWN_LIMITS

describe('the limits of the net that Absah brings', () => {
  it('have every rate that may be set, each on enough strangers', () => {
    expect(rows.map(({ rate }) => rate)).toEqual([...FALSE_MATCH_RATES])
    for (const { rate, strangers } of rows) expect(strangers.comparisons).toBeGreaterThanOrEqual(strangersMin(rate))
  })

  it('let no group of strangers match at more than twice the rate, and keep it on persons they were not chosen on', () => {
    for (const { rate, groups, unseen } of rows) {
      for (const { strangers, strangersPrinted } of groups) {
        for (const { lower } of [strangers, strangersPrinted]) expect(lower).toBeLessThanOrEqual(2 * rate)
      }
      expect(unseen.falseMatch).toBeLessThanOrEqual(1.5 * rate)
    }
  })

  it('let at most 2 in 100 strangers of each group match at the default, and 93 in 100 true pairs of all', () => {
    const shipped = rows.find(({ rate }) => rate === DEFAULT_FALSE_MATCH_RATE)
    const groups = shipped?.groups ?? []
    expect(groups.length).toBeGreaterThan(0)
    for (const { strangers } of groups) expect(strangers.hits / strangers.comparisons).toBeLessThanOrEqual(0.02)
    const sum = (part: 'hits' | 'comparisons') => groups.reduce((all, { truePairs }) => all + truePairs[part], 0)
    expect(sum('hits') / sum('comparisons')).toBeGreaterThanOrEqual(0.93)
  })

  it('lie in order: similar face and HIGH below every stranger, the match, the band for a person to judge', () => {
    expect(samePicture.distance).toBeLessThan(similar.distance)
    expect(similar.distance).toBeLessThan(high.distance)
    expect(high.distance).toBeLessThan(high.nearest)
    for (const { distance } of rows) {
      expect(distance).toBeGreaterThan(high.distance)
      expect(distance).toBeLessThan(review.distance)
    }
  })
})
