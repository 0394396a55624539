import {
  compareWords,
  consonantsLikeness,
  doubted,
  endsInVowel,
  isComparedBySound,
  lettersLikeness,
  SHORT,
  withoutEnding,
} from './compare-tokens.ts'
import { EditTable } from './edit-table.ts'
import { compareWithMany, listSounds } from './near-sounds.ts'
import type { NameToken } from './read-name.ts'
import type { SortedKeys } from './sorted-keys.ts'
import { askedKeys, keyOfSound, unvoiced } from './token-keys.ts'

/** Calls `take` with all tokens that are alike to one, with their likeness by `compareTokens`, where that is `LIKENESS_MIN` or more. */
export type NearSearch = (token: NameToken, take: (id: number, likeness: number) => void) => void

/** Words whose letters are less alike, heard and written, come to less than `LIKENESS_MIN` in `compareWords`. */
const LETTERS_MIN = 0.644

/** By which rules of `compareWords` a word may be compared, as bits. */
const BY = {
  number: 1,
  /** Romanised, where the other is in Latin letters. */
  native: 2,
  consonants: 4,
  father: 8,
  common: 16,
  group: 32,
  soundAlone: 64,
  short: 128,
  ending: 256,
  lastVowel: 512,
  /** Scripts without a v write an f for it. */
  v: 1024,
} as const

function rulesOf(token: NameToken): number {
  const { text, folded } = token
  const rule = (isRule: boolean, bit: number) => (isRule ? bit : 0)
  return (
    rule(/^\d+$/.test(folded), BY.number) |
    rule(token.native !== null, BY.native) |
    rule(token.isConsonantal, BY.consonants) |
    rule(token.isPatronymic, BY.father) |
    rule(token.isCommon, BY.common) |
    rule(token.groups !== null, BY.group) |
    rule(isComparedBySound(token), BY.soundAlone) |
    rule(folded.length <= SHORT, BY.short) |
    rule(withoutEnding(folded) !== folded, BY.ending) |
    rule(endsInVowel(token), BY.lastVowel) |
    rule(text.includes('v'), BY.v)
  )
}

/** Most words that share a key with a question are told by their letters alone, in flat arrays; the others are opened. */
export function createNearSearch(tokens: readonly NameToken[], keys: SortedKeys): NearSearch {
  const words = flatten(tokens)
  const tables = { heard: new EditTable(), written: new EditTable(), bones: new EditTable() }
  const mayBe = createSeeker(keys, tokens.length)
  return (token, take) => {
    const likeness = (by: keyof typeof tables, word: string) =>
      compareWithMany(word, words[by], { table: tables[by], least: LETTERS_MIN })
    const heardLike = likeness('heard', token.folded)
    const writtenLike = likeness('written', token.text)
    const bonesLike = likeness('bones', token.bones)
    const asked = rulesOf(token)
    const [stem, voiceless] = [stemOf(token), voicelessOf(token)]
    let id = 0
    const known = { heard: () => heardLike(id), written: () => writtenLike(id) }
    const open = () => {
      const listed = tokens[id]
      if (listed !== undefined) take(id, compareWords(token, listed, known))
    }
    const compareConsonants = (differing: number) => {
      const spoken = bonesLike(id)
      if (spoken === 1) return open()
      const shortest = Math.min(token.bones.length, (words.bones.starts[id + 1] ?? 0) - (words.bones.starts[id] ?? 0))
      if (spoken > 0) take(id, consonantsLikeness(spoken, shortest, (differing & BY.lastVowel) !== 0))
    }
    const compareLetters = (listed: number) => {
      const [both, either, differing] = [asked & listed, asked | listed, asked ^ listed]
      if ((differing & BY.native) !== 0 && words.voiceless[id] === voiceless) return open()
      const isBySoundAlone = (both & BY.soundAlone) !== 0
      const heard = heardLike(id)
      if (heard === 0 && (isBySoundAlone || writtenLike(id) === 0)) return
      if (heard === 1 || (both & BY.short) !== 0) return open()
      if ((either & BY.ending) !== 0 && words.stems[id] === stem) return open()
      const letters = lettersLikeness(heard, isBySoundAlone ? unwritten : known.written)
      take(id, (differing & (BY.common | BY.native)) === 0 ? letters : doubted(letters))
    }
    for (id of mayBe(token)) {
      const listed = words.rules[id] ?? 0
      const [both, either, differing] = [asked & listed, asked | listed, asked ^ listed]
      if ((both & (BY.native | BY.group)) !== 0 || (either & BY.number) !== 0) open()
      else if ((differing & BY.father) !== 0) {
        if (writtenLike(id) > 0) open()
      } else if ((differing & BY.consonants) === 0) compareLetters(listed)
      else if ((either & BY.v) !== 0 || (differing & BY.common) !== 0) open()
      else compareConsonants(differing)
    }
  }
}

/** What is looked at of every word, each in one array. */
function flatten(tokens: readonly NameToken[]) {
  return {
    heard: listSounds(tokens.map(({ folded }) => folded)),
    written: listSounds(tokens.map(({ text }) => text)),
    bones: listSounds(tokens.map(({ bones }) => bones)),
    rules: Uint16Array.from(tokens, rulesOf),
    stems: Uint32Array.from(tokens, stemOf),
    voiceless: Uint32Array.from(tokens, voicelessOf),
  }
}

const unwritten = () => 0
const stemOf = ({ folded }: NameToken) => keyOfSound(withoutEnding(folded))
const voicelessOf = ({ folded }: NameToken) => keyOfSound(unvoiced(folded))

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
