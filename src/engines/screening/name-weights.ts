import { isInitials } from './align-tokens.ts'
import { KIND_WEIGHT } from './compare-names.ts'
import type { NameToken } from './read-name.ts'

/** What a name weighs, for a bound on what it can score: words once each, however often they are said. */
export interface NameWeight {
  /** Words that carry a name. */
  readonly words: number
  /** Generic and light words. */
  readonly small: number
  /** Particles, titles, forms, numbers, initials: they may all agree. */
  readonly minor: number
  /** Words of the other side that its initials may answer to. */
  readonly initials: number
}

export function weighName(
  tokens: readonly NameToken[],
  rarityOf: (token: NameToken, at: number) => number,
): NameWeight {
  const weight = { words: 0, small: 0, minor: 0, initials: 0 }
  tokens.forEach((token, at) => {
    const { kind, text, folded } = token
    if (kind === 'initial') weight.initials += 1
    else if (isInitials(token)) {
      weight.initials += text.length
      weight.minor += 1
      return
    }
    if (kind !== 'word' && kind !== 'generic' && kind !== 'light') weight.minor += KIND_WEIGHT[kind]
    else if (tokens.findIndex((other) => other.folded === folded) === at) {
      if (kind === 'word') weight.words += rarityOf(token, at)
      else weight.small += KIND_WEIGHT[kind]
    }
  })
  return weight
}

/** Places of a name's weights among those of all. */
export const NAME_FIELDS = { words: 0, small: 1, minor: 2, initials: 3, count: 4 } as const

/** Particles, titles and forms of most names weigh no more than this together. */
export const MINOR_USUAL = 0.5

/** Steps of a weight by which names are put in order. */
const STEPS = 256

/**
 * By which a word's names stand in order. 0: its initials or its small words may agree with more than its words do. Else what it
 * weighs, rounded down, in steps; see `stepsOf`.
 */
export function orderOf(weights: Float32Array, name: number): number {
  const of = name * NAME_FIELDS.count
  const isUnusual =
    (weights[of + NAME_FIELDS.initials] ?? 0) > 0 || (weights[of + NAME_FIELDS.minor] ?? 0) > MINOR_USUAL
  return isUnusual ? 0 : stepsOf((weights[of] ?? 0) + (weights[of + NAME_FIELDS.small] ?? 0))
}

/** From 1 for a name that weighs nothing. */
export function stepsOf(weight: number): number {
  return 1 + Math.floor(weight * STEPS)
}
