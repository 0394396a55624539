import { type CompareOptions, compareNames, type NameComparison, type NameStyle } from './compare-names.ts'
import { compareTokens } from './compare-tokens.ts'
import { createCandidateFinder, likenesses, UNKNOWN } from './find-candidates.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import { type NameToken, readName } from './read-name.ts'
import {
  ALARM_SCORE,
  type ListEntry,
  type ListVersion,
  MATCHES_MAX,
  type MatchReason,
  type Screening,
  type ScreeningMatch,
  type ScreeningQuery,
} from './screening.ts'
import { createTextStore } from './text-store.ts'
import { weighEvidence } from './weigh-evidence.ts'

/** Fills a screening list by list; `finish` makes it answer. A change of lists makes a new one, and the old one answers until then. */
export interface ScreeningBuilder {
  /** Names a list that is asked even if it is empty. */
  declare(list: ListVersion): void
  add(list: ListVersion, entry: ListEntry): void
  /** @param all what this is a part of: how much a word says is counted there. */
  finish(all?: NameIndex): Screening
}

const WEAK_ALIAS = 0.08

export function createScreeningBuilder(): ScreeningBuilder {
  const names = createNameIndex()
  const entries = createTextStore()
  const lists: ListVersion[] = []
  const declare = (list: ListVersion) => (lists.includes(list) ? lists.indexOf(list) : lists.push(list) - 1)
  return {
    declare,
    add(list, entry) {
      const number = declare(list)
      const owner = entries.add(JSON.stringify([number, entry]))
      for (const { text } of entry.names) names.add(owner, readName(text))
    },
    finish: (all) =>
      createScreening({ index: names.finish(all), lists, open: (owner) => JSON.parse(entries.get(owner)) }),
  }
}

interface Loaded {
  readonly index: NameIndex
  readonly lists: readonly ListVersion[]
  /** The list's number and the entry. */
  readonly open: (owner: number) => [number, ListEntry]
}

function createScreening({ index, lists, open }: Loaded): Screening {
  const finder = createCandidateFinder(index)
  return {
    lists: () => lists,
    within(entries, declared = lists) {
      const builder = createScreeningBuilder()
      for (const list of declared) builder.declare(list)
      for (const { list, entry } of entries) {
        const known = declared.find((each) => each.list === list)
        if (known !== undefined) builder.add(known, entry)
      }
      return builder.finish(index)
    },
    screen(query) {
      const tokens = readName(query.name)
      if (tokens.length === 0 || index.nameCount === 0) return { matches: [], lists }
      const near = new Map<number, Float32Array>()
      const found = new Map<number, Compared>()
      for (const name of finder.find(tokens, near)) {
        const compared = compareListed({ index, name, tokens, near, style: styleOf(query) })
        const owner = index.ownerOf(name)
        if (compared.comparison.score > (found.get(owner)?.comparison.score ?? LOOK_MIN)) found.set(owner, compared)
      }
      const matches: ScreeningMatch[] = []
      for (const [owner, compared] of found) {
        const [number, entry] = open(owner)
        const match = judge({ query, tokens, entry, compared, list: lists[number]?.list ?? '' })
        if (match !== null && match.score >= ALARM_SCORE) matches.push(match)
      }
      return { matches: matches.sort((a, b) => b.score - a.score).slice(0, MATCHES_MAX), lists }
    },
  }
}

/** Names scoring less cannot reach the alarm with any evidence. */
const LOOK_MIN = 0.68

interface Compared {
  readonly comparison: NameComparison
  readonly listed: readonly NameToken[]
}

interface Listed {
  readonly index: NameIndex
  readonly name: number
  readonly tokens: readonly NameToken[]
  readonly near: Map<number, Float32Array>
  readonly style: NameStyle
}

function compareListed({ index, name, tokens, near, style }: Listed): Compared {
  const ids = index.tokensOf(name)
  const listed = Array.from(ids, (id) => index.vocabulary.token(id))
  const rarity = new Map<NameToken, number>()
  for (const [at, token] of listed.entries()) rarity.set(token, index.rarityOf(ids[at] ?? 0))
  // A word of the question weighs what the listed word weighs that it is most alike to.
  tokens.forEach((token, at) => {
    let best = 0
    ids.forEach((id) => {
      const likeness = near.get(id)?.[at] ?? 0
      if (likeness > best && likeness > 0.85) {
        best = likeness
        rarity.set(token, index.rarityOf(id))
      }
    })
  })
  const options: CompareOptions = {
    style,
    rarityOf: (token) => rarity.get(token) ?? 1,
    likenessOf: (left, right) => {
      const token = tokens[left]
      const other = listed[right]
      if (token === undefined || other === undefined) return 0
      const row = likenesses(near, ids[right] ?? 0, tokens.length)
      const known = row[left] ?? UNKNOWN
      if (known !== UNKNOWN) return known
      const likeness = compareTokens(token, other)
      row[left] = likeness
      return likeness
    },
  }
  return { comparison: compareNames(tokens, listed, options), listed }
}

function styleOf({ kind }: ScreeningQuery): NameStyle {
  return kind === 'organization' ? 'organization' : 'person'
}

interface Judged {
  readonly query: ScreeningQuery
  readonly tokens: readonly NameToken[]
  readonly entry: ListEntry
  readonly compared: Compared
  readonly list: string
}

/** Null where the kinds rule each other out. */
function judge({ query, entry, compared, list, tokens }: Judged): ScreeningMatch | null {
  if (query.kind !== null && entry.kind !== 'unknown' && entry.kind !== query.kind) return null
  const { comparison } = compared
  const matched = entry.names.find(
    ({ text }) =>
      readName(text)
        .map((token) => token.text)
        .join() === compared.listed.map((token) => token.text).join(),
  )
  const isWeak = matched?.quality === 'weak'
  const nameScore = Math.max(0, comparison.score - (isWeak ? WEAK_ALIAS : 0))
  const evidence = weighEvidence(nameScore, query, entry)
  const sum = evidence.reduce((total, { effect }) => total + effect, nameScore)
  return {
    list,
    entry,
    score: Math.round(Math.min(1, Math.max(0, sum)) * 10_000) / 10_000,
    matchedName: matched?.text ?? entry.names[0]?.text ?? '',
    nameScore,
    reasons: [...nameReasons(comparison, { isWeak, isSame: comparison.score === 1 && tokens.length > 0 }), ...evidence],
  }
}

function nameReasons(
  { score, pairs, leftOver, rightOver, isReordered }: NameComparison,
  { isWeak, isSame }: { readonly isWeak: boolean; readonly isSame: boolean },
): readonly MatchReason[] {
  const reasons: MatchReason[] = [{ code: isSame ? 'NAME_SAME' : 'NAME_SIMILAR', effect: score }]
  if (isReordered) reasons.push({ code: 'NAME_REORDERED', effect: 0 })
  const isDifferent = leftOver.length > 0 && rightOver.length > 0
  if (isDifferent) reasons.push({ code: 'NAME_PART_DIFFERENT', effect: 0 })
  else if (leftOver.length + rightOver.length > 0 && pairs.length > 0)
    reasons.push({ code: 'NAME_PART_MISSING', effect: 0 })
  if (isWeak) reasons.push({ code: 'NAME_WEAK_ALIAS', effect: -WEAK_ALIAS })
  return reasons
}
