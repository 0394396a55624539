import { createHash } from 'node:crypto'

/** The same values in the same order for the same seed. */
export interface Random {
  /** A whole number from `min` up to and including `max`. */
  between(min: number, max: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  /** `length` characters of `alphabet`. */
  text(alphabet: string, length: number): string
  /** True with this chance, 0 to 1. */
  chance(share: number): boolean
}

/** Mulberry32 over a hash of the seed: small, quick, and good enough for what no secret hangs on. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    between: (min, max) => min + below(max - min + 1),
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
    chance: (share) => next() < share,
  }
}

export const DIGITS = '0123456789'
export const CAPITALS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
export const LETTERS_AND_DIGITS = `${CAPITALS_AND_DIGITS}abcdefghijklmnopqrstuvwxyz`
