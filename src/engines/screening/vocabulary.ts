import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { keysOfToken } from './token-keys.ts'

/** Every different token of the lists once. */
export interface Vocabulary {
  readonly size: number
  token(id: number): NameToken
  /** Ids of tokens that may be spelled like this one; some are not. */
  near(token: Pick<NameToken, 'folded' | 'bones' | 'isConsonantal'>): ReadonlySet<number>
}

export interface VocabularyBuilder {
  add(token: NameToken): number
  finish(): Vocabulary
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

function freeze(tokens: readonly NameToken[]): Vocabulary {
  const { keys, ids } = sortKeys(tokens)
  const nothing: NameToken = { text: '', folded: '', bones: '', kind: 'particle', isConsonantal: false }
  return {
    size: tokens.length,
    token: (id) => tokens[id] ?? nothing,
    near(token) {
      const found = new Set<number>()
      for (const key of keysOfToken(token)) {
        for (let at = firstOf(keys, key); keys[at] === key; at += 1) found.add(ids[at] ?? 0)
      }
      return found
    },
  }
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
