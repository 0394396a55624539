import {
  type FaceThreshold,
  impostorPairsMin,
  type QualityBand,
} from '../../src/lib/face-thresholds/face-thresholds.ts'
import { type Pair, wilson } from './score-pairs.ts'

/** What may be stated where enough strangers were compared. */
const RATES = [0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const

/**
 * For each band and rate the largest distance, in thousandths, at which no more than that share of the impostor pairs
 * matches. A pair of pictures counts once, at the nearest of its comparisons: prints of one picture are no new strangers.
 */
export function stateThresholds(pairs: readonly Pair[]): readonly FaceThreshold[] {
  return (['good', 'poor'] as const).flatMap((band) => {
    const own = pairs.filter((pair) => pair.band === band)
    return RATES.flatMap((rate) => stateThreshold(own, { band, rate }) ?? [])
  })
}

function stateThreshold(
  pairs: readonly Pair[],
  { band, rate }: { readonly band: QualityBand; readonly rate: number },
): FaceThreshold | null {
  const impostors = pairs.filter(({ isGenuine }) => !isGenuine)
  const genuine = pairs.filter(({ isGenuine }) => isGenuine)
  const nearest = nearestOf(impostors)
  if (nearest.length < impostorPairsMin(rate)) return null
  const firstTooMany = nearest[Math.floor(nearest.length * rate + 1e-9)] ?? 0
  const distance = (Math.ceil(firstTooMany * 1000) - 1) / 1000
  const falseMatches = nearest.filter((each) => each <= distance).length
  const [lower, upper] = wilson(falseMatches, nearest.length)
  return {
    band,
    rate,
    distance,
    impostorPairs: nearest.length,
    falseMatches,
    lower: toFixed(lower),
    upper: toFixed(upper),
    impostorComparisons: impostors.length,
    falseMatchComparisons: impostors.filter((pair) => pair.distance <= distance).length,
    genuineComparisons: genuine.length,
    falseNonMatches: genuine.filter((pair) => pair.distance > distance).length,
  }
}

/** The least distance of each pair of pictures, in order. */
function nearestOf(pairs: readonly Pair[]): readonly number[] {
  const byPictures = Map.groupBy(pairs, ({ pictures }) => pictures)
  return [...byPictures.values()]
    .map((each) => Math.min(...each.map(({ distance }) => distance)))
    .toSorted((a, b) => a - b)
}

const toFixed = (share: number) => Number(share.toFixed(5))
