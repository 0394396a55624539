import { isSearched } from './compare-tokens.ts'
import { createNearSearch, type NearSearch } from './near-tokens.ts'
import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { type SortedKeys, sortKeys } from './sorted-keys.ts'
import { keyOfPattern, keyOfSound, keysOfToken, PATTERN_LENGTH_MIN, patternOf } from './token-keys.ts'

/** Every different token of the lists once. */
export interface Vocabulary {
  readonly size: number
  token(id: number): NameToken
  readonly near: NearSearch
  /** Ids of tokens that sound just so. */
  sounding(folded: string): readonly number[]
  /** Ids of tokens of the pattern of this sound. */
  ofPattern(folded: string): readonly number[]
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
  return `${token.kind}${token.isConsonantal ? '~' : ' '}${token.text}${token.native ?? ''}`
}

function freeze(added: readonly NameToken[]): { readonly vocabulary: Vocabulary; readonly newIds: Uint32Array } {
  const { tokens, newIds } = sortBySound(added)
  const keys = indexKeys(tokens)
  const vocabulary: Vocabulary = {
    size: tokens.length,
    token: (id) => tokens[id] ?? NOTHING,
    near: createNearSearch(tokens, keys),
    sounding(folded) {
      const alike: number[] = []
      keys.each(keyOfSound(folded), (id) => {
        if (tokens[id]?.folded === folded) alike.push(id)
      })
      return alike
    },
    ofPattern(folded) {
      const alike: number[] = []
      const pattern = patternOf(folded)
      keys.each(keyOfPattern(folded), (id) => {
        const other = tokens[id]?.folded ?? ''
        if (other.length >= PATTERN_LENGTH_MIN && patternOf(other) === pattern) alike.push(id)
      })
      return alike
    },
  }
  return { vocabulary, newIds }
}

const NOTHING: NameToken = {
  text: '',
  folded: '',
  bones: '',
  kind: 'particle',
  isConsonantal: false,
  isCommon: false,
  native: null,
  groups: null,
  isPatronymic: false,
  isSyllable: false,
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

function indexKeys(tokens: readonly NameToken[]): SortedKeys {
  const keys = createNumberList()
  const owners = createNumberList()
  tokens.forEach((token, id) => {
    if (!isSearched(token.kind)) return
    for (const key of keysOfToken(token)) {
      keys.push(key)
      owners.push(id)
    }
  })
  return sortKeys(keys, owners)
}
