import { compareTokens, isComparedBySound, withWritten } from './compare-tokens.ts'
import { compareWithMany, listSounds } from './near-sounds.ts'
import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { keyOfSound, keysOfToken } from './token-keys.ts'

/** Every different token of the lists once. */
export interface Vocabulary {
  readonly size: number
  token(id: number): NameToken
  /** Tokens that are alike to this one, with their likeness by `compareTokens`. Some that are hardly alike come too, others do not. */
  near(token: NameToken, take: (id: number, likeness: number) => void): void
  /** Ids of tokens that sound just so. */
  sounding(folded: string): readonly number[]
}

export interface VocabularyBuilder {
  /** Answers a number for the token: the same for the same token. */
  add(token: NameToken): number
  /** `newIds`: by those numbers, the ids in the vocabulary. */
  finish(): { readonly vocabulary: Vocabulary; readonly newIds: Uint32Array }
}

export function createVocabulary(): VocabularyBuilder {
  const ids = new Map<string, number>()
  const tokens: NameToken[] = []
  return {
    add(token) {
      const key = keyOf(token)
      const known = ids.get(key)
      if (known !== undefined) return known
      ids.set(key, tokens.length)
      tokens.push(token)
      return tokens.length - 1
    },
    finish: () => freeze(tokens),
  }
}

/** The same for the same token in any vocabulary. */
export function keyOf(token: NameToken): string {
  return `${token.kind}${token.isConsonantal ? '~' : ' '}${token.text}`
}

function freeze(added: readonly NameToken[]): { readonly vocabulary: Vocabulary; readonly newIds: Uint32Array } {
  const { tokens, newIds } = sortBySound(added)
  const { keys, ids } = sortKeys(tokens)
  const sounds = listSounds(tokens.map(({ folded }) => folded))
  const isConsonantal = Uint8Array.from(tokens, (token) => Number(token.isConsonantal))
  /** The last question that found each token; it takes four thousand million questions to come round. */
  const seenBy = new Uint32Array(tokens.length)
  const found = new Uint32Array(tokens.length)
  let question = 0
  const nothing: NameToken = { text: '', folded: '', bones: '', kind: 'particle', isConsonantal: false }

  function mayBe(token: NameToken): Uint32Array {
    let count = 0
    question += 1
    for (const key of keysOfToken(token)) {
      for (let at = firstOf(keys, key); keys[at] === key; at += 1) {
        const id = ids[at] ?? 0
        if (seenBy[id] === question) continue
        seenBy[id] = question
        found[count] = id
        count += 1
      }
    }
    return found.subarray(0, count).sort()
  }

  const vocabulary: Vocabulary = {
    size: tokens.length,
    token: (id) => tokens[id] ?? nothing,
    near(token, take) {
      const soundLike = compareWithMany(token.folded, sounds)
      const isBySound = isComparedBySound(token)
      for (const id of mayBe(token)) {
        const isSound = isBySound && isConsonantal[id] === Number(token.isConsonantal)
        const sound = isSound ? soundLike(id) : 1
        if (sound === 0) continue
        const other = tokens[id] ?? nothing
        take(id, sound === 1 ? compareTokens(token, other) : withWritten(sound, token, other))
      }
    },
    sounding(folded) {
      const key = keyOfSound(folded)
      const alike: number[] = []
      for (let at = firstOf(keys, key); keys[at] === key; at += 1) {
        const id = ids[at] ?? 0
        if (tokens[id]?.folded === folded) alike.push(id)
      }
      return alike
    },
  }
  return { vocabulary, newIds }
}

/** In alphabetical order of their sounds, so that neighbours share their beginnings. */
function sortBySound(added: readonly NameToken[]) {
  const order = Uint32Array.from(added.keys()).sort((a, b) =>
    compareText(added[a]?.folded ?? '', added[b]?.folded ?? ''),
  )
  const newIds = new Uint32Array(added.length)
  order.forEach((old, id) => {
    newIds[old] = id
  })
  return { tokens: Array.from(order, (old) => added[old]).filter((token) => token !== undefined), newIds }
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Two parallel lists: keys in order, and the token of each. */
function sortKeys(tokens: readonly NameToken[]): { readonly keys: Uint32Array; readonly ids: Uint32Array } {
  const keys = createNumberList()
  const owners = createNumberList()
  tokens.forEach((token, id) => {
    if (!isSearched(token)) return
    for (const key of keysOfToken(token)) {
      keys.push(key)
      owners.push(id)
    }
  })
  return sortTogether(keys.finish(), owners.finish())
}

/** Least significant digit radix sort, 16 bits at a time. */
function sortTogether(keys: Uint32Array, ids: Uint32Array): { readonly keys: Uint32Array; readonly ids: Uint32Array } {
  let from = { keys, ids }
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537)
    for (const key of from.keys)
      starts[((key >>> shift) & 0xffff) + 1] = (starts[((key >>> shift) & 0xffff) + 1] ?? 0) + 1
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
    const to = { keys: new Uint32Array(keys.length), ids: new Uint32Array(ids.length) }
    for (let at = 0; at < keys.length; at += 1) {
      const key = from.keys[at] ?? 0
      const digit = (key >>> shift) & 0xffff
      const place = starts[digit] ?? 0
      starts[digit] = place + 1
      to.keys[place] = key
      to.ids[place] = from.ids[at] ?? 0
    }
    from = to
  }
  return from
}

function firstOf(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function isSearched({ kind }: NameToken): boolean {
  return kind === 'word' || kind === 'generic' || kind === 'light'
}
