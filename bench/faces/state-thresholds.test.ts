import { expect, it } from 'vitest'
import type { Pair } from './score-pairs.ts'
import { stateThresholds } from './state-thresholds.ts'

/** Pairs of strangers at 0.501, 0.502, … */
function strangers(count: number, band: Pair['band'] = 'good'): readonly Pair[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ pictures: `${at}`, band, isGenuine: false, distance: 0.501 + at / 1000, isMatch: false },
  }))
}

const ratesOf = (pairs: readonly Pair[]) => stateThresholds(pairs).map(({ rate }) => rate)

it('states a rate with 3 / rate pairs of strangers and not with one fewer', () => {
  expect(ratesOf(strangers(299))).toEqual([0.05, 0.02])
  expect(ratesOf(strangers(300))).toEqual([0.05, 0.02, 0.01])
  expect(ratesOf(strangers(59))).toEqual([])
})

it('counts a pair of pictures once, at its nearest, however often it was compared', () => {
  const pairs = strangers(60)
  const printed = pairs.map((pair) => ({ ...pair, distance: pair.distance + 0.0005 }))

  expect(ratesOf([...pairs, ...printed])).toEqual([0.05])
  expect(stateThresholds([...pairs, ...printed])).toMatchObject([
    { impostorPairs: 60, falseMatches: 3, impostorComparisons: 120, falseMatchComparisons: 5, distance: 0.503 },
  ])
})

it('never lets more strangers match than the rate says, also where several are equally near', () => {
  const alike = strangers(100).map((pair, at) => ({ ...pair, distance: at < 9 ? 0.5 : 0.9 }))

  expect(stateThresholds(alike)).toMatchObject([{ rate: 0.05, distance: 0.499, falseMatches: 0 }])
})

it('leaves out what was not compared', () => {
  expect(stateThresholds(strangers(1_000, null))).toEqual([])
})

it('tells how many comparisons of one person do not match', () => {
  const own = [0.4, 0.8].map((distance) => ({
    ...{ pictures: 'own', band: 'good' as const, isGenuine: true, distance, isMatch: false },
  }))

  expect(stateThresholds([...strangers(60), ...own])).toMatchObject([{ genuineComparisons: 2, falseNonMatches: 1 }])
})
