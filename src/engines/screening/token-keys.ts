import type { NameToken } from './read-name.ts'

/**
 * Numbers under which a token is found, so that spellings of one word share at least one: its sound, its sound with any
 * one letter left out, its consonants, and those with any one left out. Collisions of the hash cost a comparison, no more.
 */
export function keysOfToken({
  folded,
  bones,
  isConsonantal,
}: Pick<NameToken, 'folded' | 'bones' | 'isConsonantal'>): readonly number[] {
  const keys = new Set<number>()
  keys.add(keyOfSound(folded))
  if (folded.length >= 3) eachShorter(folded, (shorter) => keys.add(hash(shorter, 1)))
  if (bones.length >= 2 || isConsonantal) keys.add(hash(bones, 2))
  if (bones.length >= 3) eachShorter(bones, (shorter) => keys.add(hash(shorter, 2)))
  return [...keys]
}

/** The one of a token's keys that those of the same sound share. */
export function keyOfSound(folded: string): number {
  return hash(folded, 1)
}

function eachShorter(text: string, take: (shorter: string) => void): void {
  for (let at = 0; at < text.length && at < 24; at += 1) take(text.slice(0, at) + text.slice(at + 1))
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
