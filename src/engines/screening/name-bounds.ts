import { CONFLICT, EXTRA, EXTRA_OF_ONE, KIND_WEIGHT, type NameStyle, weightOf } from './compare-names.ts'
import { type NameIndex, type NameWeight, type NearToken, weighName } from './name-index.ts'

/** What the words of a question say for each listed name, and at most what the name then scores. */
export interface NameBounds {
  /** One word of the question with all listed ones that are alike. */
  add(nearest: readonly NearToken[], word: { readonly weight: number; readonly isWord: boolean }): void
  /** Tells every name that may score enough, and forgets what was added. */
  drain(question: BoundQuestion, take: (name: number) => void): void
}

export interface BoundQuestion {
  readonly asked: NameWeight
  readonly style: NameStyle
  readonly least: number
}

const ROUNDING = 0.001
/** Most that one initial and the word it answers to may agree on, both halved. */
const INITIAL = (KIND_WEIGHT.initial + 1) / 2

/** Fields of a name: weight of the question's words that are matched, of the listed ones, what they agree on, words matched. */
const ASKED = 0
const LISTED = 1
const AGREED = 2
const WORDS = 3
/** Of the token that is being added: what it has given so far. */
const LAST_LISTED = 4
const LAST_AGREED = 5
const FIELDS = 6

/** Flat arrays and no objects: a common word stands in thousands of names. */
export function createNameBounds(index: NameIndex): NameBounds {
  const fields = new Float32Array(index.nameCount * FIELDS)
  const weights = listedWeights(index)
  const seenBy = new Uint8Array(index.nameCount)
  let touched: number[] = []
  let mark = 0
  return {
    add(nearest, { weight, isWord }) {
      mark += 1
      for (const { token, likeness } of nearest) {
        const listed = weightOf(index.vocabulary.token(token), index.rarityOf(token))
        const agreed = ((weight + listed) / 2) * likeness
        for (const name of index.namesWith(token)) {
          const at = name * FIELDS
          if (seenBy[name] !== mark) {
            if (seenBy[name] === 0) touched.push(name)
            seenBy[name] = mark
            fields[at + ASKED] = (fields[at + ASKED] ?? 0) + weight
            fields[at + WORDS] = (fields[at + WORDS] ?? 0) + Number(isWord)
            fields[at + LAST_LISTED] = 0
            fields[at + LAST_AGREED] = 0
          }
          // A token counts once for a name, by the best it can give.
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
    },
    drain(question, take) {
      for (const name of touched) {
        if (boundOf(name, question, { fields, weights }) >= question.least - ROUNDING) take(name)
        fields.fill(0, name * FIELDS, (name + 1) * FIELDS)
        seenBy[name] = 0
      }
      touched = []
      mark = 0
    },
  }
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
  const extra = Math.abs(askedLost - listedLost) * EXTRA[style] * (isOne ? EXTRA_OF_ONE : 1)
  return agreed / (agreed + Math.min(askedLost, listedLost) * 2 * CONFLICT + extra)
}

/** Fields of the weight of a listed name; the first is that of its words. */
const SMALL = 1
const MINOR = 2
const INITIALS = 3
const WEIGHTS = 4

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
