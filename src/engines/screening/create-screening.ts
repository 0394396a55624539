import { type BirthDateIndex, createBirthDateIndex, OUTCOMES } from './birth-date-index.ts'
import { compareListed } from './compare-listed.ts'
import type { NameComparison, NameStyle } from './compare-names.ts'
import { type Candidates, createCandidateFinder } from './find-candidates.ts'
import { createIdentifierIndex, type IdentifierIndex } from './identifier-index.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import { isPlaceholder } from './names/name-words.ts'
import { packEntry, unpackEntry } from './packed-entry.ts'
import { createNameReader, type NameToken, readName } from './read-name.ts'
import {
  ALARM_SCORE,
  bestMatches,
  type ListEntry,
  type ListVersion,
  type MatchReason,
  type Screening,
  type ScreeningMatch,
  type ScreeningQuery,
} from './screening.ts'
import { createTextStore, type TextStore } from './text-store.ts'
import { leastNameScore, weighEvidence } from './weigh-evidence.ts'

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
  const read = createNameReader()
  const numbers = createIdentifierIndex()
  const dates = createBirthDateIndex()
  const entries = createTextStore()
  const lists: ListVersion[] = []
  const declare = (list: ListVersion) => (lists.includes(list) ? lists.indexOf(list) : lists.push(list) - 1)
  return {
    declare,
    add(list, entry) {
      const number = declare(list)
      const owner = entries.add(packEntry(number, entry))
      const dated = dates.add(entry.birthDates)
      for (const { text } of entry.names) names.add(owner, read(text), dated)
      numbers.add(owner, entry.identifiers ?? [])
    },
    finish: (all) =>
      createScreening({ index: names.finish(all), numbers, dates: dates.finish(), lists, open: openerOf(entries) }),
  }
}

/** By itself, so that what answers does not hold what it was made with. */
function openerOf(entries: TextStore): Loaded['open'] {
  return (owner) => unpackEntry(entries.get(owner))
}

interface Loaded {
  readonly index: NameIndex
  readonly numbers: IdentifierIndex
  readonly dates: BirthDateIndex
  readonly lists: readonly ListVersion[]
  /** The list's number and the entry. */
  readonly open: (owner: number) => [number, ListEntry]
}

function createScreening({ index, numbers, dates, lists, open }: Loaded): Screening {
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
      const numbered = numbers.find(query.numbers ?? [])
      if ((tokens.length === 0 && numbered.size === 0) || index.nameCount === 0) return { matches: [], lists }
      const style = styleOf(query)
      const isNobody = isPlaceholder(query.name)
      const least = isNobody ? 1 : ofScore(leastNameScore(ALARM_SCORE, query))
      const dated = {
        leasts: OUTCOMES.map((outcome) => (isNobody ? 1 : ofScore(leastNameScore(ALARM_SCORE, query, outcome)))),
        outcomeOf: dates.compareWith(query.birthDate),
      }
      const candidates = finder.find({ tokens, style, least, dated })
      const best = new Map<number, Compared>()
      // What is found by its number is shown with its name, whatever else is known.
      for (const name of [...candidates.names, ...[...numbered].flatMap(index.namesOf)]) {
        const mayBeJoined = candidates.joined.has(name)
        const comparison = compareListed({ index, name, tokens, candidates, style, mayBeJoined })
        const owner = index.ownerOf(name)
        const { score } = comparison
        if (score >= least && score > (best.get(owner)?.comparison.score ?? 0))
          best.set(owner, { comparison, name, isLone: false })
      }
      if (!isNobody && isLoneName(tokens, query))
        for (const [owner, lone] of loneNames(index, candidates)) if (!best.has(owner)) best.set(owner, lone)
      const matches: ScreeningMatch[] = []
      for (const [owner, compared] of best) {
        const [number, entry] = open(owner)
        const match = judge({ query, entry, compared, list: lists[number]?.list ?? '', index })
        if (match !== null && match.score >= ALARM_SCORE && !numbered.has(owner)) matches.push(match)
      }
      for (const owner of numbered) {
        const [number, entry] = open(owner)
        const compared = best.get(owner)
        const list = lists[number]?.list ?? ''
        const named = compared === undefined ? null : judge({ query, entry, compared, list, index })
        if (isOfKind(query, entry)) matches.push(withNumber(named, { list, entry }))
      }
      return { matches: bestMatches(matches), lists }
    },
  }
}

/** Scores are rounded to four places before they are compared with the alarm. */
const ROUNDED = 0.0001
const ofScore = (least: number) => least - ROUNDED

/** One word, and nothing to tell its bearers apart: it is all that somebody knows, and clears nobody who has it. */
function isLoneName(tokens: readonly NameToken[], { kind, birthDate }: ScreeningQuery): boolean {
  return tokens.length === 1 && tokens[0]?.kind === 'word' && kind !== 'organization' && birthDate === null
}

const LONE_SCORE = 0.84
const LONE_LIKENESS_MIN = 0.93
/** For each word that the name has more. */
const LONE_EXTRA = 0.003
const LONE_MAX = 500

/** Names that begin or end with the word, those of few words first. */
function loneNames(index: NameIndex, { near }: Candidates): ReadonlyMap<number, Compared> {
  const found: (Compared & { readonly owner: number })[] = []
  for (const id of near.ids) {
    const likeness = near.likeness(id, 0)
    if (likeness < LONE_LIKENESS_MIN) continue
    for (const name of index.namesWith(id)) {
      const ids = index.tokensOf(name)
      if (ids[0] !== id && ids.at(-1) !== id) continue
      const score = LONE_SCORE * likeness - Math.min(ids.length, 6) * LONE_EXTRA
      const right = ids[0] === id ? 0 : ids.length - 1
      const rightOver = Array.from(ids.keys()).filter((at) => at !== right)
      const pairs = [{ left: 0, leftCount: 1, right, rightCount: 1, likeness }]
      found.push({
        name,
        isLone: true,
        owner: index.ownerOf(name),
        comparison: { score, pairs, leftOver: [], rightOver, isReordered: false },
      })
    }
  }
  found.sort((a, b) => a.comparison.score - b.comparison.score)
  return new Map(found.slice(-LONE_MAX).map(({ owner, ...lone }) => [owner, lone]))
}

interface Compared {
  readonly comparison: NameComparison
  readonly name: number
  /** Only a part of a person's name was asked for. */
  readonly isLone: boolean
}

function styleOf({ kind }: ScreeningQuery): NameStyle {
  return kind === 'organization' ? 'organization' : 'person'
}

interface Judged {
  readonly query: ScreeningQuery
  readonly entry: ListEntry
  readonly compared: Compared
  readonly list: string
  readonly index: NameIndex
}

const isOfKind = ({ kind }: ScreeningQuery, entry: ListEntry) =>
  kind === null || entry.kind === 'unknown' || entry.kind === kind

/** A number is one party's: it says more than any name, and is shown where no name was found. */
const NUMBER_SCORE = 0.95

function withNumber(
  named: ScreeningMatch | null,
  { list, entry }: Pick<ScreeningMatch, 'list' | 'entry'>,
): ScreeningMatch {
  const matchedName = named?.matchedName ?? entry.names[0]?.text ?? ''
  const reasons: readonly MatchReason[] = [{ code: 'NUMBER_SAME', effect: NUMBER_SCORE }, ...(named?.reasons ?? [])]
  const score = Math.max(named?.score ?? 0, NUMBER_SCORE)
  return { list, entry, score, matchedName, nameScore: named?.nameScore ?? 0, reasons }
}

/** Null where the kinds rule each other out. */
function judge({ query, entry, compared, list, index }: Judged): ScreeningMatch | null {
  if (!isOfKind(query, entry)) return null
  if (compared.isLone && entry.kind !== 'person') return null
  const { comparison, name } = compared
  const matched = entry.names[placeOf(index, name)]
  const isSame = comparison.score === 1
  const isWeak = matched?.quality === 'weak'
  const nameScore = Math.max(0, comparison.score - (isWeak && !isSame ? WEAK_ALIAS : 0))
  const evidence = weighEvidence(nameScore, query, entry)
  // The very name of a weak alias is that alias. It is doubted once something else speaks against it, and another name twice.
  const isContradicted = isWeak && evidence.some(({ effect }) => effect < 0)
  const doubts = Number(isWeak && !isSame) + Number(isContradicted)
  const sum = evidence.reduce((total, { effect }) => total + effect, nameScore - (isContradicted ? WEAK_ALIAS : 0))
  // A namesake of another birth date is shown, whatever else differs.
  const isNamesake = isSame && !isWeak && evidence.some(({ code }) => code === 'BIRTH_DATE_CONTRADICTS')
  const least = isNamesake ? ALARM_SCORE : 0
  return {
    list,
    entry,
    score: Math.round(Math.min(1, Math.max(least, sum)) * 10_000) / 10_000,
    matchedName: matched?.text ?? entry.names[0]?.text ?? '',
    nameScore,
    reasons: [...nameReasons(comparison), ...weakReason(isWeak, doubts), ...evidence],
  }
}

/** Which of its owner's names a name is. */
function placeOf(index: NameIndex, name: number): number {
  const owner = index.ownerOf(name)
  let first = name
  while (first > 0 && index.ownerOf(first - 1) === owner) first -= 1
  return name - first
}

function weakReason(isWeak: boolean, doubts: number): readonly MatchReason[] {
  return isWeak ? [{ code: 'NAME_WEAK_ALIAS', effect: -WEAK_ALIAS * doubts }] : []
}

function nameReasons({ score, pairs, leftOver, rightOver, isReordered }: NameComparison): readonly MatchReason[] {
  const reasons: MatchReason[] = [{ code: score === 1 ? 'NAME_SAME' : 'NAME_SIMILAR', effect: score }]
  if (isReordered) reasons.push({ code: 'NAME_REORDERED', effect: 0 })
  const isDifferent = leftOver.length > 0 && rightOver.length > 0
  if (isDifferent) reasons.push({ code: 'NAME_PART_DIFFERENT', effect: 0 })
  else if (leftOver.length + rightOver.length > 0 && pairs.length > 0)
    reasons.push({ code: 'NAME_PART_MISSING', effect: 0 })
  return reasons
}
