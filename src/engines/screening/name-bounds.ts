import { CONFLICT, EXTRA, EXTRA_OF_ONE, KIND_WEIGHT, type NameStyle, weightOf } from './compare-names.ts'
import { type NameIndex, type NameWeight, type NearToken, weighName } from './name-index.ts'

/** Names that may score enough, by a bound on what each scores at most. */
export interface NameBounds {
  find(question: BoundQuestion, take: (name: number) => void): void
}

export interface BoundQuestion {
  readonly words: readonly AskedWord[]
  readonly asked: NameWeight
  readonly style: NameStyle
  readonly least: number
}

/** A word of the question with all listed ones that are alike. */
export interface AskedWord {
  readonly nearest: readonly NearToken[]
  readonly weight: number
  readonly isWord: boolean
}

const ROUNDING = 0.001
/** Most that one initial and the word it answers to may agree on, both halved. */
const INITIAL = (KIND_WEIGHT.initial + 1) / 2
/** Particles, titles and forms of most names weigh no more than this together. */
const MINOR_USUAL = 0.5

/** Fields of a name: weight of the question's words that are matched, of the listed ones, what they agree on, words matched. */
const ASKED = 0
const LISTED = 1
const AGREED = 2
const WORDS = 3
/** Of the word that is being added: what it has given so far. */
const LAST_LISTED = 4
const LAST_AGREED = 5
const FIELDS = 6

/**
 * Flat arrays and no objects: a common word stands in thousands of names. Rare words are added first. Names that have none
 * but the commonest words of a question are not looked at, where those alone cannot score enough.
 */
export function createNameBounds(index: NameIndex): NameBounds {
  const fields = new Float32Array(index.nameCount * FIELDS)
  const weights = listedWeights(index)
  const seenBy = new Uint8Array(index.nameCount)
  let touched: number[] = []

  function add({ nearest, weight, isWord }: AskedWord, { mark, isEnough }: { mark: number; isEnough: boolean }): void {
    for (const { token, likeness } of nearest) {
      const listed = weightOf(index.vocabulary.token(token), index.rarityOf(token))
      const agreed = ((weight + listed) / 2) * likeness
      for (const name of index.namesWith(token)) {
        const before = seenBy[name] ?? 0
        if (before === 0 && !isEnough && !isUnusual(name, weights)) continue
        const at = name * FIELDS
        if (before !== mark) {
          if (before === 0) touched.push(name)
          seenBy[name] = mark
          fields[at + ASKED] = (fields[at + ASKED] ?? 0) + weight
          fields[at + WORDS] = (fields[at + WORDS] ?? 0) + Number(isWord)
          fields[at + LAST_LISTED] = 0
          fields[at + LAST_AGREED] = 0
        }
        // A word counts once for a name, by the best it can give.
        const moreListed = listed - (fields[at + LAST_LISTED] ?? 0)
        if (moreListed > 0) {
          fields[at + LISTED] = (fields[at + LISTED] ?? 0) + moreListed
          fields[at + LAST_LISTED] = listed
        }
        const moreAgreed = agreed - (fields[at + LAST_AGREED] ?? 0)
        if (moreAgreed > 0) {
          fields[at + AGREED] = (fields[at + AGREED] ?? 0) + moreAgreed
          fields[at + LAST_AGREED] = agreed
        }
      }
    }
  }

  return {
    find(question, take) {
      const words = question.words.toSorted((a, b) => spreadOf(a, index) - spreadOf(b, index))
      const enough = words.map((_, at) => usualBound(words.slice(at), question, index) >= question.least - ROUNDING)
      for (const [at, word] of words.entries()) add(word, { mark: at + 1, isEnough: enough[at] ?? true })
      for (const name of touched) {
        if (boundOf(name, question, { fields, weights }) >= question.least - ROUNDING) take(name)
        const at = name * FIELDS
        fields[at + ASKED] = 0
        fields[at + LISTED] = 0
        fields[at + AGREED] = 0
        fields[at + WORDS] = 0
        seenBy[name] = 0
      }
      touched = []
    },
  }
}

/** In how many names the word is, or one like it. */
function spreadOf({ nearest }: AskedWord, index: NameIndex): number {
  return nearest.reduce((sum, { token }) => sum + index.namesWith(token).length, 0)
}

interface Sums {
  readonly agreed: number
  readonly askedLost: number
  readonly listedLost: number
  readonly isOne: boolean
}

function bound({ agreed, askedLost, listedLost, isOne }: Sums, style: NameStyle): number {
  const extra = Math.abs(askedLost - listedLost) * EXTRA[style] * (isOne ? EXTRA_OF_ONE : 1)
  return agreed / (agreed + Math.min(askedLost, listedLost) * 2 * CONFLICT + extra)
}

/** The bound of a usual name that has these words of the question and nothing else: no other usual name with no more has a higher one. */
function usualBound(words: readonly AskedWord[], { asked, style }: BoundQuestion, index: NameIndex): number {
  const matched = words.reduce((sum, { weight }) => sum + weight, 0)
  const agreed = words.reduce((sum, { weight, nearest }) => {
    const most = nearest.reduce((best, { token, likeness }) => {
      const listed = weightOf(index.vocabulary.token(token), index.rarityOf(token))
      return Math.max(best, ((weight + listed) / 2) * likeness)
    }, 0)
    return sum + most
  }, 0)
  const minor = asked.minor > 0 ? (asked.minor + MINOR_USUAL) / 2 : 0
  const askedLost = Math.max(0, asked.words + asked.small - matched)
  const isOne = words.filter(({ isWord }) => isWord).length < 2 && askedLost > asked.small + ROUNDING
  return bound({ agreed: agreed + minor + asked.initials * INITIAL, askedLost, listedLost: 0, isOne }, style)
}

interface Known {
  readonly fields: Float32Array
  readonly weights: Float32Array
}

/** At least what the name scores, whichever way its words are paired. */
function boundOf(name: number, { asked, style }: BoundQuestion, { fields, weights }: Known): number {
  const at = name * FIELDS
  const of = name * WEIGHTS
  const small = weights[of + SMALL] ?? 0
  const minors = weights[of + MINOR] ?? 0
  const initials = weights[of + INITIALS] ?? 0
  const minor = asked.minor > 0 && minors > 0 ? (asked.minor + minors) / 2 : 0
  const agreed = (fields[at + AGREED] ?? 0) + minor + (asked.initials + initials) * INITIAL
  const askedLost = Math.max(0, asked.words + asked.small - (fields[at + ASKED] ?? 0) - initials)
  const listedLost = Math.max(0, (weights[of] ?? 0) + small - (fields[at + LISTED] ?? 0) - asked.initials)
  const isOne = (fields[at + WORDS] ?? 0) < 2 && (askedLost > asked.small + ROUNDING || listedLost > small + ROUNDING)
  return bound({ agreed, askedLost, listedLost, isOne }, style)
}

/** Fields of the weight of a listed name; the first is that of its words. */
const SMALL = 1
const MINOR = 2
const INITIALS = 3
const WEIGHTS = 4

/** Its initials or its small words may agree with more than its words do. */
function isUnusual(name: number, weights: Float32Array): boolean {
  return (weights[name * WEIGHTS + INITIALS] ?? 0) > 0 || (weights[name * WEIGHTS + MINOR] ?? 0) > MINOR_USUAL
}

function listedWeights(index: NameIndex): Float32Array {
  const weights = new Float32Array(index.nameCount * WEIGHTS)
  for (let name = 0; name < index.nameCount; name += 1) {
    const ids = index.tokensOf(name)
    const weight = weighName(
      Array.from(ids, (id) => index.vocabulary.token(id)),
      (_, at) => index.rarityOf(ids[at] ?? 0),
    )
    weights.set([weight.words, weight.small, weight.minor, weight.initials], name * WEIGHTS)
  }
  return weights
}
