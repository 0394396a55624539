import { compareNames, type NameComparison, type NameStyle } from './compare-names.ts'
import { compareTokens, isSearched } from './compare-tokens.ts'
import type { Candidates } from './find-candidates.ts'
import type { NameIndex } from './name-index.ts'
import type { NameToken } from './read-name.ts'

export interface Listed {
  readonly index: NameIndex
  /** Its number in the index. */
  readonly name: number
  /** The question. */
  readonly tokens: readonly NameToken[]
  readonly candidates: Pick<Candidates, 'near' | 'rarities'>
  readonly style: NameStyle
}

/** A question and a listed name, by the likenesses that are known of their words and by how rare these are. */
export function compareListed({ index, name, tokens, candidates, style }: Listed): NameComparison {
  const ids = index.tokensOf(name)
  const listed = Array.from(ids, (id) => index.vocabulary.token(id))
  const rarity = new Map<NameToken, number>()
  for (const [at, token] of listed.entries()) rarity.set(token, index.rarityOf(ids[at] ?? 0))
  for (const [at, token] of tokens.entries()) rarity.set(token, candidates.rarities[at] ?? 1)
  return compareNames(tokens, listed, {
    style,
    rarityOf: (token) => rarity.get(token) ?? 1,
    likenessOf(left, right) {
      const token = tokens[left]
      const other = listed[right]
      if (token === undefined || other === undefined) return 0
      if (!isSearched(token.kind) || !isSearched(other.kind)) return compareTokens(token, other)
      return candidates.near.get(ids[right] ?? 0)?.[left] ?? 0
    },
  })
}
