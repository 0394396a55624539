import { compareWords, isComparedBySound, isPlainWord, isSearched, lettersLikeness } from './compare-tokens.ts'
import { EditTable } from './edit-table.ts'
import { compareWithMany, listSounds } from './near-sounds.ts'
import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { type SortedKeys, sortKeys } from './sorted-keys.ts'
import { askedKeys, keyOfPattern, keyOfSound, keysOfToken, PATTERN_LENGTH_MIN, patternOf } from './token-keys.ts'

/** Every different token of the lists once. */
export interface Vocabulary {
  readonly size: number
  token(id: number): NameToken
  /** All tokens that are alike to this one, with their likeness by `compareTokens`. */
  near(token: NameToken, take: (id: number, likeness: number) => void): void
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

/** Most words that share a key with a question are told by their letters alone, in flat arrays; the others are opened. */
function createNearSearch(tokens: readonly NameToken[], keys: SortedKeys): Vocabulary['near'] {
  const sounds = listSounds(tokens.map(({ folded }) => folded))
  const texts = listSounds(tokens.map(({ text }) => text))
  const [soundTable, textTable] = [new EditTable(), new EditTable()]
  const isBySound = Uint8Array.from(tokens, (token) => Number(isComparedBySound(token)))
  const hasGroups = Uint8Array.from(tokens, ({ groups }) => Number(groups !== null))
  const isPlain = Uint8Array.from(tokens, (token) => Number(isPlainWord(token)))
  const classes = Uint8Array.from(tokens, classOf)
  const mayBe = createSeeker(keys, tokens.length)
  return (token, take) => {
    let asked = 0
    const soundLike = compareWithMany(token.folded, sounds, { table: soundTable, least: LETTERS_MIN })
    const writtenLike = compareWithMany(token.text, texts, { table: textTable, least: LETTERS_MIN })
    const known = { heard: () => soundLike(asked), written: () => writtenLike(asked) }
    const isAskedBySound = isComparedBySound(token)
    const asksClass = classOf(token)
    const isAskedPlain = isPlainWord(token)
    const isAskedGiven = token.groups !== null
    for (const id of mayBe(token)) {
      asked = id
      const isByLetters = asksClass !== SPECIAL && classes[id] === asksClass && !(isAskedGiven && hasGroups[id] === 1)
      const isBySoundAlone = isAskedBySound && isBySound[id] === 1
      const heard = isByLetters ? soundLike(id) : 1
      if (heard === 0 && (isBySoundAlone || writtenLike(id) === 0)) continue
      if (heard < 1 && isAskedPlain && isPlain[id] === 1)
        take(id, lettersLikeness(heard, isBySoundAlone ? unwritten : known.written))
      else take(id, compareWords(token, tokens[id] ?? NOTHING, known))
    }
  }
}

/** Words whose letters are less alike, heard and written, come to less than `LIKENESS_MIN` in `compareWords`. */
const LETTERS_MIN = 0.644
/** Compared by more than letters with every other. */
const SPECIAL = 4

const unwritten = () => 0

/** Words of one class are compared by their letters alone, unless both are given names, or they are special. */
function classOf({ native, folded, isConsonantal, isPatronymic }: NameToken): number {
  if (native !== null || /^\d+$/.test(folded)) return SPECIAL
  return Number(isConsonantal) + 2 * Number(isPatronymic)
}

/** Answers the tokens that share a key with a question, each once and in order. The answer is void at the next one. */
function createSeeker(keys: SortedKeys, size: number): (token: NameToken) => Uint32Array {
  /** The last question that found each token; it takes four thousand million questions to come round. */
  const seenBy = new Uint32Array(size)
  const found = new Uint32Array(size)
  let question = 0
  return (token) => {
    let count = 0
    question += 1
    const take = (id: number) => {
      if (seenBy[id] === question) return
      seenBy[id] = question
      found[count] = id
      count += 1
    }
    for (const key of askedKeys(token)) keys.each(key, take)
    return found.subarray(0, count).sort()
  }
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
