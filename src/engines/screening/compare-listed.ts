import { compareNames, type NameComparison, type NameStyle } from './compare-names.ts'
import { compareTokens, isSearched } from './compare-tokens.ts'
import type { Candidates } from './find-candidates.ts'
import type { NameIndex } from './name-index.ts'
import { type NameToken, TOKENS_MAX } from './read-name.ts'

export interface Listed {
  readonly index: NameIndex
  /** Its number in the index. */
  readonly name: number
  /** The question. */
  readonly tokens: readonly NameToken[]
  readonly candidates: Pick<Candidates, 'near' | 'weights'>
  /** Words of it may be a word of the question, written together, or the other way. */
  readonly mayBeJoined: boolean
  readonly style: NameStyle
}

/** Of the listed name that is being compared. */
const listedWeights = new Float64Array(TOKENS_MAX)

/** A question and a listed name, by the likenesses that are known of their words and by how rare these are. */
export function compareListed({ index, name, tokens, candidates, style, mayBeJoined }: Listed): NameComparison {
  const ids = index.tokensOf(name)
  const listed: NameToken[] = []
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0
    listed.push(index.vocabulary.token(id))
    listedWeights[at] = index.weightOfToken(id)
  }
  return compareNames(tokens, listed, {
    style,
    mayBeJoined,
    leftWeights: candidates.weights,
    rightWeights: listedWeights,
    likenessOf(left, right) {
      const token = tokens[left]
      const other = listed[right]
      if (token === undefined || other === undefined) return 0
      if (!isSearched(token.kind) || !isSearched(other.kind)) return compareTokens(token, other)
      return candidates.near.likeness(ids[right] ?? 0, left)
    },
  })
}
