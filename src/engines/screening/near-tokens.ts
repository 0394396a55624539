import { compareWords, doubted, isComparedBySound, lettersLikeness, SHORT, withoutEnding } from './compare-tokens.ts'
import { EditTable } from './edit-table.ts'
import { compareWithMany, listSounds } from './near-sounds.ts'
import type { NameToken } from './read-name.ts'
import type { SortedKeys } from './sorted-keys.ts'
import { askedKeys, keyOfSound } from './token-keys.ts'

/** Calls `take` with all tokens that are alike to one, with their likeness by `compareTokens`, where that is `LIKENESS_MIN` or more. */
export type NearSearch = (token: NameToken, take: (id: number, likeness: number) => void) => void

/** Words whose letters are less alike, heard and written, come to less than `LIKENESS_MIN` in `compareWords`. */
const LETTERS_MIN = 0.644

/** By which rules of `compareWords` a word may be compared, as bits. */
const BY = {
  /** By more than letters, with every other. */
  more: 1,
  consonants: 2,
  father: 4,
  common: 8,
  group: 16,
  soundAlone: 32,
  short: 64,
  ending: 128,
  /** Scripts without a v write an f for it. */
  v: 256,
} as const

function rulesOf(token: NameToken): number {
  const { text, folded, native } = token
  const rule = (isRule: boolean, bit: number) => (isRule ? bit : 0)
  return (
    rule(native !== null || /^\d+$/.test(folded), BY.more) |
    rule(token.isConsonantal, BY.consonants) |
    rule(token.isPatronymic, BY.father) |
    rule(token.isCommon, BY.common) |
    rule(token.groups !== null, BY.group) |
    rule(isComparedBySound(token), BY.soundAlone) |
    rule(folded.length <= SHORT, BY.short) |
    rule(withoutEnding(folded) !== folded, BY.ending) |
    rule(text.includes('v'), BY.v)
  )
}

/** Most words that share a key with a question are told by their letters alone, in flat arrays; the others are opened. */
export function createNearSearch(tokens: readonly NameToken[], keys: SortedKeys): NearSearch {
  const lists = {
    heard: listSounds(tokens.map(({ folded }) => folded)),
    written: listSounds(tokens.map(({ text }) => text)),
    bones: listSounds(tokens.map(({ bones }) => bones)),
  }
  const tables = { heard: new EditTable(), written: new EditTable(), bones: new EditTable() }
  const rules = Uint16Array.from(tokens, rulesOf)
  const stems = Uint32Array.from(tokens, stemOf)
  const mayBe = createSeeker(keys, tokens.length)
  return (token, take) => {
    const likeness = (by: keyof typeof lists, word: string) =>
      compareWithMany(word, lists[by], { table: tables[by], least: LETTERS_MIN })
    const heardLike = likeness('heard', token.folded)
    const writtenLike = likeness('written', token.text)
    const bonesLike = likeness('bones', token.bones)
    const asked = rulesOf(token)
    const stem = stemOf(token)
    let id = 0
    const known = { heard: () => heardLike(id), written: () => writtenLike(id) }
    const open = () => {
      const listed = tokens[id]
      if (listed !== undefined) take(id, compareWords(token, listed, known))
    }
    const compareLetters = (listed: number) => {
      const isBySoundAlone = (asked & listed & BY.soundAlone) !== 0
      const heard = heardLike(id)
      if (heard === 0 && (isBySoundAlone || writtenLike(id) === 0)) return
      const isEndedAlike = ((asked | listed) & BY.ending) !== 0 && stems[id] === stem
      if (heard === 1 || (asked & listed & BY.short) !== 0 || isEndedAlike) open()
      else {
        const letters = lettersLikeness(heard, isBySoundAlone ? unwritten : known.written)
        take(id, ((asked ^ listed) & BY.common) === 0 ? letters : doubted(letters))
      }
    }
    for (id of mayBe(token)) {
      const listed = rules[id] ?? 0
      const differing = asked ^ listed
      if (((asked | listed) & BY.more) !== 0 || (asked & listed & BY.group) !== 0) open()
      else if ((differing & BY.father) !== 0) {
        if (writtenLike(id) > 0) open()
      } else if ((differing & BY.consonants) === 0) compareLetters(listed)
      else if (((asked | listed) & BY.v) !== 0 || (differing & BY.common) !== 0 || bonesLike(id) > 0) open()
    }
  }
}

const unwritten = () => 0

const stemOf = ({ folded }: NameToken) => keyOfSound(withoutEnding(folded))

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
