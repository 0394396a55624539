import { capitalTwins } from '../../../lib/look-alikes.ts'

/** A few, because each is asked of the bank: more would read the receipts of strangers. */
export const LOOK_ALIKES_MAX = 6

/**
 * References that a recognized one may have been: one character taken for its twin, then two. Only those that the bank
 * could have issued, nearest first.
 */
export function lookAlikes(reference: string, isPossible: (reference: string) => boolean): readonly string[] {
  const once = swaps(reference)
  const twice = once.flatMap(swaps)
  const all = new Set([...once, ...twice])
  all.delete(reference)
  return [...all].filter(isPossible).slice(0, LOOK_ALIKES_MAX)
}

/** Whether two references differ only by characters that are taken for each other, in two places at most. */
export function areLookAlikes(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const different = [...one].flatMap((char, index) =>
    char === other[index] ? [] : [[char, other[index] ?? ''] as const],
  )
  return different.length <= 2 && different.every(([char, twin]) => twinsOf(char).includes(twin))
}

function swaps(reference: string): readonly string[] {
  return [...reference].flatMap((char, index) =>
    twinsOf(char).map((twin) => `${reference.slice(0, index)}${twin}${reference.slice(index + 1)}`),
  )
}

/** Characters that print and recognition take for each other. In references D and T are read right. */
function twinsOf(char: string): readonly string[] {
  return capitalTwins(char, 'DT')
}
