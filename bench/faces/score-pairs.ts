import { type Face, faceDistance } from '../../src/engines/faces/faces.ts'
import { DEFAULT_FALSE_MATCH_RATE, type QualityBand } from '../../src/lib/face-thresholds/face-thresholds.ts'
import { bandOf, faultOf, matchFaces } from '../../src/verifiers/ktp/judge-faces.ts'

export interface Person {
  readonly person: string
}

/** What was found in each person's picture; null where nothing was. */
export interface Sides<F> {
  readonly left: readonly (F | null)[]
  readonly right: readonly (F | null)[]
  /** Both sides are the same pictures: each pair counts once. */
  readonly isOneSet: boolean
}

/** How two pictures compare. */
export interface Comparison {
  /** Null where they were not compared. */
  readonly band: QualityBand | null
  /** Infinite where a face was missed or unfit: never a match, and an error when it is one person. */
  readonly distance: number
  readonly isMatch: boolean
}

/** One comparison of two pictures. */
export interface Pair extends Comparison {
  /** Names the two pictures, whichever of them was printed. */
  readonly pictures: string
  readonly isGenuine: boolean
}

export type Compare<F> = (a: F | null, b: F | null) => Comparison

/** Rates over all pairs of different pictures. Missed faces and such as are refused count as no match. */
export function scorePairs<F>(people: readonly Person[], sides: Sides<F>, compare: Compare<F>) {
  const { left, right, isOneSet } = sides
  const pairs = pairsOf(people, sides, compare)
  const genuine = pairs.filter(({ isGenuine }) => isGenuine)
  const impostors = pairs.filter(({ isGenuine }) => !isGenuine)
  const at = (rate: number) => limitAt(impostors, rate)
  const missedAt = (limit: number | null) =>
    limit === null ? null : share(genuine, ({ distance }) => distance > limit)
  const rejected = genuine.filter(({ isMatch }) => !isMatch).length
  return {
    pairs: pairs.length,
    genuine_pairs: genuine.length,
    accuracy: share(pairs, ({ isGenuine, isMatch }) => isGenuine === isMatch),
    false_match: share(impostors, ({ isMatch }) => isMatch),
    false_non_match: rejected / Math.max(1, genuine.length),
    false_non_match_interval: wilson(rejected, genuine.length),
    fnmr_at_fmr: { '0.01': missedAt(at(0.01)), '0.001': missedAt(at(0.001)) },
    distance_at_fmr: { '0.01': at(0.01), '0.001': at(0.001) },
    missed_faces: [...(isOneSet ? [] : right), ...left].filter((face) => face === null).length,
  }
}

/** Every picture of one side with every other picture of the other. */
export function pairsOf<F>(
  people: readonly Person[],
  { left, right, isOneSet }: Sides<F>,
  compare: Compare<F>,
): readonly Pair[] {
  return people.flatMap((a, i) =>
    people.flatMap((b, j) => {
      if (i === j || (isOneSet && j < i)) return []
      const named = { pictures: `${Math.min(i, j)} ${Math.max(i, j)}`, isGenuine: a.person === b.person }
      return [{ ...named, ...compare(left[i] ?? null, right[j] ?? null) }]
    }),
  )
}

/** As KTP_SELFIE compares two faces at the rate it ships with. */
export function compareAsShipped(a: Face | null, b: Face | null): Comparison {
  if (a === null || b === null || faultOf(a.quality) !== null || faultOf(b.quality) !== null) {
    return { band: null, distance: Number.POSITIVE_INFINITY, isMatch: false }
  }
  const { isMatch } = matchFaces(a, b, DEFAULT_FALSE_MATCH_RATE)
  return { band: bandOf(a.quality, b.quality), distance: faceDistance(a.descriptor, b.descriptor), isMatch }
}

/** The largest distance at which at most this share of strangers matches; null with fewer than 3 / rate such pairs. */
function limitAt(impostors: readonly Pair[], rate: number): number | null {
  if (impostors.length < 3 / rate) return null
  const distances = impostors.map(({ distance }) => distance).toSorted((a, b) => a - b)
  return (distances[Math.floor(distances.length * rate)] ?? 0) - 1e-6
}

function share(pairs: readonly Pair[], holds: (pair: Pair) => boolean): number {
  return pairs.filter(holds).length / Math.max(1, pairs.length)
}

/** 95 % interval of a share (Wilson). Pairs share pictures, so the true one is wider. */
export function wilson(count: number, of: number): [number, number] {
  const z = 1.96
  const n = Math.max(1, of)
  const p = count / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
