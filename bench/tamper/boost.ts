/** One example: what was measured, and whether there was an edit. */
export interface Example {
  /** NaN and what is below the lowest threshold say nothing. */
  readonly inputs: Float64Array
  readonly isEdited: boolean
  readonly weight: number
}

/** An input that is at least `from` adds `gain`. */
export interface Step {
  readonly input: number
  readonly from: number
  readonly gain: number
}

export interface BoostOptions {
  /** By input: where steps may be, ascending. */
  readonly thresholds: readonly (readonly number[])[]
  readonly rounds: number
  /** Of each step's own optimum. */
  readonly rate: number
  /** Keeps steps small that few examples speak for, in weights of examples. */
  readonly ridge: number
}

/**
 * Boosted stumps for a logistic loss (Friedman 2001, with Newton's steps) that only ever add: a deviation never speaks
 * for a picture.
 */
export function boost(examples: readonly Example[], options: BoostOptions): readonly Step[] {
  const { thresholds, rounds, rate, ridge } = options
  const levels = thresholds.map((own, input) => Uint8Array.from(examples, ({ inputs }) => levelOf(inputs[input], own)))
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  const edited = examples.reduce((sum, { weight, isEdited }) => sum + (isEdited ? weight : 0), 0)
  const sums = new Float64Array(examples.length).fill(Math.log(edited / (total - edited)))
  const gains = new Map<string, Step>()
  for (let round = 0; round < rounds; round++) {
    const { slopes, bends } = derivatives(examples, sums)
    const best = bestStep(levels, { thresholds, slopes, bends, ridge })
    if (best === null) break
    const gain = rate * best.gain
    const key = `${best.input}/${best.level}`
    gains.set(key, { input: best.input, from: best.from, gain: gain + (gains.get(key)?.gain ?? 0) })
    const own = levels[best.input]
    let shift = 0
    for (let at = 0; at < sums.length; at++) {
      if ((own?.[at] ?? 0) >= best.level) sums[at] = (sums[at] ?? 0) + gain
    }
    // The intercept follows.
    let [slope, bend] = [0, 0]
    for (const [at, { weight, isEdited }] of examples.entries()) {
      const p = 1 / (1 + Math.exp(-(sums[at] ?? 0)))
      slope += weight * ((isEdited ? 1 : 0) - p)
      bend += weight * p * (1 - p)
    }
    shift = Math.max(-1, Math.min(1, slope / bend))
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + shift
  }
  return [...gains.values()]
}

function levelOf(value: number | undefined, own: readonly number[]): number {
  let level = 0
  while (level < own.length && (value ?? Number.NaN) >= (own[level] ?? 0)) level++
  return level
}

function derivatives(examples: readonly Example[], sums: Float64Array) {
  const slopes = new Float64Array(sums.length)
  const bends = new Float64Array(sums.length)
  for (const [at, { weight, isEdited }] of examples.entries()) {
    const p = 1 / (1 + Math.exp(-(sums[at] ?? 0)))
    slopes[at] = weight * ((isEdited ? 1 : 0) - p)
    bends[at] = weight * p * (1 - p)
  }
  return { slopes, bends }
}

interface Search {
  readonly thresholds: readonly (readonly number[])[]
  readonly slopes: Float64Array
  readonly bends: Float64Array
  readonly ridge: number
}

function bestStep(levels: readonly Uint8Array[], { thresholds, slopes, bends, ridge }: Search) {
  let best: { input: number; level: number; from: number; gain: number; worth: number } | null = null
  for (const [input, own] of levels.entries()) {
    const count = thresholds[input]?.length ?? 0
    const slope = new Float64Array(count + 2)
    const bend = new Float64Array(count + 2)
    for (let at = 0; at < own.length; at++) {
      const level = own[at] ?? 0
      slope[level] = (slope[level] ?? 0) + (slopes[at] ?? 0)
      bend[level] = (bend[level] ?? 0) + (bends[at] ?? 0)
    }
    let [s, b] = [0, 0]
    for (let level = count; level >= 1; level--) {
      s += slope[level] ?? 0
      b += bend[level] ?? 0
      const worth = s > 0 ? (s * s) / (b + ridge) : 0
      if (worth > (best?.worth ?? 1e-9))
        best = { input, level, from: thresholds[input]?.[level - 1] ?? 0, gain: s / (b + ridge), worth }
    }
  }
  return best
}
