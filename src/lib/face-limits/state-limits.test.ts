import { describe, expect, it } from 'vitest'
import { type FaceComparison, seeded } from './comparisons.ts'
import { intervalByPersons } from './persons-anew.ts'
import { limitAt, stateLimits } from './state-limits.ts'

interface Group {
  readonly group: string
  readonly persons: number
  /** Distances of strangers lie between 1 and this less. */
  readonly spread: number
  readonly portraitPx?: number
}

/** Three comparisons of each two persons of a group, and of each person with himself. */
function comparisonsOf({ group, persons, spread, portraitPx }: Group): readonly FaceComparison[] {
  const random = seeded(persons)
  const names = Array.from({ length: persons }, (_, at) => `${group}/${at}`)
  return names.flatMap((one, i) =>
    names.slice(i).flatMap((other) =>
      [0, 1, 2].map(() => ({
        group,
        persons: [one, other] as const,
        portraitPx: portraitPx ?? null,
        distance: one === other ? 0.2 * random() : 1 - spread * random(),
      })),
    ),
  )
}

const shareWithin = (comparisons: readonly FaceComparison[], limit: number) => {
  const strangers = comparisons.filter(({ persons: [one, other] }) => one !== other)
  return strangers.filter(({ distance }) => (distance ?? 9) <= limit).length / strangers.length
}

const ABOUT = {
  net: 'drawn',
  metric: 'cosine',
  measured: { on: '2026-11-30', pictures: 1, persons: 1, sha256OfPixels: '0'.repeat(64), prints: 'none' },
} as const

describe('a limit', () => {
  const alike = comparisonsOf({ group: 'alike', persons: 24, spread: 0.9 })
  const others = comparisonsOf({ group: 'others', persons: 24, spread: 0.5 })

  it('keeps the rate as a mean over the groups, and passes it by no more than half in any of them', () => {
    const limit = limitAt([...alike, ...others], 0.01)

    expect(shareWithin(alike, limit)).toBeLessThanOrEqual(0.015)
    expect((shareWithin(alike, limit) + shareWithin(others, limit)) / 2).toBeLessThanOrEqual(0.01)
    expect(shareWithin(alike, limit + 0.01)).toBeGreaterThan(0.015)
  })

  it('is the strictest that any print asks for', () => {
    const printed = comparisonsOf({ group: 'others', persons: 24, spread: 0.8, portraitPx: 150 })

    expect(limitAt([...others, ...printed], 0.01)).toBe(limitAt(printed, 0.01))
    expect(limitAt(printed, 0.01)).toBeLessThan(limitAt(others, 0.01))
  })

  it('is not stated on fewer strangers than three times one in the strictest rate, and says to bring more people', () => {
    const few = comparisonsOf({ group: 'few', persons: 20, spread: 0.5 })
    expect(() => stateLimits({ comparisons: few, copies: [] }, ABOUT)).toThrow('570 comparisons of strangers, and 600')
  })
})

describe('the limits of a net', () => {
  const comparisons = comparisonsOf({ group: 'one', persons: 40, spread: 0.6 })
  const copies = [0.001, 0.002]

  it('put HIGH and the similar face below every stranger, and count what that bounds', () => {
    const { high, similar, rows } = stateLimits({ comparisons, copies }, ABOUT)

    expect(shareWithin(comparisons, high.nearest - 0.001)).toBe(0)
    expect(similar.distance).toBeLessThan(high.distance)
    expect(high.distance).toBeLessThan(high.nearest)
    expect(high.comparisons).toBe((40 * 39 * 3) / 2)
    expect(rows.map(({ rate }) => rate)).toEqual([0.02, 0.01, 0.005])
  })

  it('leave out what was not compared from the strangers, and count it as refused where it was one person', () => {
    const missed = { group: 'one', persons: ['one/0', 'one/0'], portraitPx: null, distance: null } as const
    const stranger = { ...missed, persons: ['one/0', 'one/1'] } as const
    const [row] = stateLimits({ comparisons: [...comparisons, missed, stranger], copies }, ABOUT).rows

    expect(row?.groups[0]?.truePairs).toMatchObject({ comparisons: 121, hits: 120 })
    expect(row?.groups[0]?.strangers.comparisons).toBe((40 * 39 * 3) / 2)
  })

  it('are stated with what they come to on persons they were not chosen on', () => {
    const [row] = stateLimits({ comparisons, copies }, ABOUT).rows

    expect(row?.unseen.falseMatch).toBeGreaterThan(0.01)
    expect(row?.unseen.falseMatch).toBeLessThan(0.04)
    expect(row?.unseen.lower).toBeLessThan(row?.unseen.upper ?? 0)
  })
})

describe('an interval by persons drawn anew', () => {
  it('is wider where one person makes all the hits than where each makes a few', () => {
    const plain = comparisonsOf({ group: 'one', persons: 30, spread: 0.5 })
    const isOfOne = ({ persons: [one, other] }: FaceComparison) => one === 'one/0' && other !== one
    const hits = plain.filter(isOfOne).length
    const spread = new Set(plain.filter(({ persons: [one, other] }) => one !== other).filter((_, at) => at % 15 === 0))

    const [lower, upper] = intervalByPersons(plain, isOfOne)
    const [spreadLower, spreadUpper] = intervalByPersons(plain, (each) => spread.has(each))

    expect(Math.abs(spread.size - hits)).toBeLessThan(6)
    expect(upper - lower).toBeGreaterThan(2 * (spreadUpper - spreadLower))
  })

  it('is the same whenever it is asked for', () => {
    const plain = comparisonsOf({ group: 'one', persons: 12, spread: 0.5 })
    const ask = () => intervalByPersons(plain, ({ distance }) => (distance ?? 1) < 0.6)
    expect(ask()).toEqual(ask())
  })
})
