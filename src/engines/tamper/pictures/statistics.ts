const LEVELS = 256
const PER_LEVEL = 8

/** The same of levels within 0–255, to an eighth of one: counted, not sorted. */
export function levelAtShare(levels: Float32Array, share: number): number {
  const counts = new Uint32Array(LEVELS * PER_LEVEL)
  for (let at = 0; at < levels.length; at++) {
    const level = Math.min(counts.length - 1, Math.max(0, Math.round((levels[at] ?? 0) * PER_LEVEL)))
    counts[level] = (counts[level] ?? 0) + 1
  }
  let below = 0
  for (let level = 0; level < counts.length; level++) {
    below += counts[level] ?? 0
    if (below > levels.length * share) return level / PER_LEVEL
  }
  return LEVELS - 1
}

/** The value below which this share of the values lies; NaN for none. */
export function atShare(values: readonly number[] | Float32Array, share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[] | Float32Array): number {
  return atShare(values, 0.5)
}

/** Spread of most of the values, as a standard deviation: what lies far off does not widen it. */
export function spreadOf(values: readonly number[]): number {
  const middle = median(values)
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)))
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
