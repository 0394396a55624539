import type { NameToken } from './read-name.ts'

/**
 * Numbers under which a token is listed, so that spellings of one word share at least one: its sound, its sound with any
 * one letter left out, its consonants, those with any one left out or another, its letters in any order, its pattern, and the
 * nicknames it is one of. Two words that share none are not alike for the comparison either. Collisions of the hash cost a
 * comparison, no more.
 */
export function keysOfToken(token: NameToken): readonly number[] {
  const { bones } = token
  const keys = commonKeys(token)
  keys.add(hash(bones, BONES))
  if (bones.length >= BONES_MIN) eachShorter(bones, (shorter) => keys.add(hash(shorter, SHORTER_BONES)))
  return [...keys]
}

/** Those under which the tokens are listed that are like this one: its consonants may be those of a longer one with one left out. */
export function askedKeys(token: NameToken): readonly number[] {
  const { bones } = token
  const keys = commonKeys(token)
  keys.add(hash(bones, BONES))
  keys.add(hash(bones, SHORTER_BONES))
  if (bones.length >= BONES_MIN) eachShorter(bones, (shorter) => keys.add(hash(shorter, BONES)))
  return [...keys]
}

function commonKeys({ text, folded, bones, groups }: NameToken): Set<number> {
  const keys = new Set<number>()
  keys.add(keyOfSound(folded))
  if (folded.length >= 3) eachShorter(folded, (shorter) => keys.add(keyOfSound(shorter)))
  // What is written as well: a slip in it can change the sound by more than a letter.
  if (text !== folded && text.length >= 3) {
    keys.add(keyOfSound(text))
    eachShorter(text, (shorter) => keys.add(keyOfSound(shorter)))
  }
  if (bones.length >= BONES_MIN) eachOther(bones, (other) => keys.add(hash(other, OTHER_BONES)))
  if (text.length >= PATTERN_LENGTH_MIN) keys.add(hash([...text].sort().join(''), 6))
  if (folded.length >= PATTERN_LENGTH_MIN) keys.add(keyOfPattern(folded))
  else keys.add(hash(unvoiced(folded), 7))
  for (const group of groups ?? []) keys.add(hash(String(group), 3))
  return keys
}

/** Fewer consonants say too little once one is gone. */
const BONES_MIN = 3
const BONES = 2
const SHORTER_BONES = 8
const OTHER_BONES = 9

/** Letters of a word from which on it may be two words written together. */
export const PATTERN_LENGTH_MIN = 4

const known = new WeakMap<NameToken, ReadonlySet<number>>()

/** Whether the index would find one by the other. */
export function shareKey(left: NameToken, right: NameToken): boolean {
  const listed = keySet(right)
  return askedKeysOnce(left).some((key) => listed.has(key))
}

function keySet(token: NameToken): ReadonlySet<number> {
  const before = known.get(token)
  if (before !== undefined) return before
  const keys = new Set(keysOfToken(token))
  known.set(token, keys)
  return keys
}

/** A word is compared with many, one after the other. */
let lastAsked: { readonly token: NameToken; readonly keys: readonly number[] } | null = null

function askedKeysOnce(token: NameToken): readonly number[] {
  if (lastAsked?.token !== token) lastAsked = { token, keys: askedKeys(token) }
  return lastAsked.keys
}

/** The one of a token's keys that those of the same sound share. */
export function keyOfSound(folded: string): number {
  return hash(folded, 1)
}

/** Of a word and of words that written together sound like it. */
export function keyOfPattern(folded: string): number {
  return hash(patternOf(folded), 4)
}

/** Which consonants stand where, voiced or not, and where vowels are, whichever: "gildong" and "kiltong" are alike. */
export function patternOf(folded: string): string {
  let pattern = ''
  let before = ''
  for (let at = 0; at < folded.length; at += 1) {
    const letter = PATTERN[folded.charCodeAt(at)] ?? folded.charAt(at)
    if (letter !== before) pattern += letter
    if (letter !== '') before = letter
  }
  return pattern
}

/** One Korean letter is k or g, t or d, p or b, ch or j, by the table it was written with. */
export function unvoiced(folded: string): string {
  let text = ''
  for (let at = 0; at < folded.length; at += 1) text += UNVOICED[folded.charCodeAt(at)] ?? folded.charAt(at)
  return text
}

/** By the code of a letter: the one it is taken for. */
const UNVOICED = byCode({ g: 'k', b: 'p', d: 't', j: 'c' })
const PATTERN = byCode({ g: 'k', b: 'p', d: 't', j: 'c', h: '', z: 's', e: 'a', i: 'a', o: 'a', u: 'a' })

function byCode(letters: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  return Array.from({ length: 128 }, (_, code) => letters[String.fromCharCode(code)])
}

/** Of all a name's tokens in their order: the same for a name that is listed just so. */
export function keyOfName(tokens: readonly NameToken[]): number {
  return hash(tokens.map(({ text, native }) => native ?? text).join(' '), 5)
}

function eachShorter(text: string, take: (shorter: string) => void): void {
  for (let at = 0; at < text.length && at < 24; at += 1) take(text.slice(0, at) + text.slice(at + 1))
}

function eachOther(text: string, take: (other: string) => void): void {
  for (let at = 0; at < text.length && at < 24; at += 1) take(`${text.slice(0, at)}*${text.slice(at + 1)}`)
}

/** FNV-1a over UTF-16 units. What tells the kinds of keys apart is no letter's bit: else two kinds would meet. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ (seed << 20)
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
