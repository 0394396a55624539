import { ConclusionSchema as Schema } from './conclusion-schema.ts'
import { uncoveredScripts } from './covered-scripts.ts'
import { type FictionalLists, fictionalAnswer } from './fictional-screening.ts'
import {
  hashEntry as hashOf,
  hashWhatCounts,
  type ListEntry,
  type ListVersion,
  type ScreeningAnswer,
  type ScreeningMatch,
  type ScreeningQuery,
} from './list-entry.ts'
import type { Conclusion, MatchDecision, PublicMatch, ScreenedList } from './public-match.ts'
import {
  verdictsOf as conclude,
  isUndecided as isOpen,
  isDecided as isSaid,
  LIST_TOPICS as TOPICS,
} from './verdicts.ts'

export type { FictionalLists } from './fictional-screening.ts'
export type {
  ListEntry,
  ListedIdentifier,
  ListedName,
  ListTopic,
  ListVersion,
  MatchReason,
  PartyKind,
  ScreeningAnswer,
  ScreeningMatch,
  ScreeningQuery,
} from './list-entry.ts'
export type { Conclusion, MatchDecision, PublicMatch, ScreenedList, ScreeningVerdicts } from './public-match.ts'
export type { JudgedMatch } from './verdicts.ts'

/** `Conclusion` for the output of a service. */
export const ConclusionSchema = Schema

/**
 * From this score on a match is shown. One number for everything: chosen on labelled pairs, and stated by the share of
 * random people who are on no list and would still raise an alarm (`npm run bench -- screening`).
 */
export const ALARM_SCORE = 0.8

const MATCHES_MAX = 20
/** Of those that score best all are shown, up to so many: which of the parties of one name is meant nobody can tell. */
const SAME_MATCHES_MAX = 1_000

/** Those to show, best first. */
export function bestMatches(matches: readonly ScreeningMatch[]): readonly ScreeningMatch[] {
  const sorted = matches.toSorted((a, b) => b.score - a.score)
  const best = sorted[0]?.score ?? 0
  return sorted.filter(({ score }, at) => at < MATCHES_MAX || (score === best && at < SAME_MATCHES_MAX))
}

/** Asks the loaded lists. Never throws for any text. */
export interface Screening {
  screen(query: ScreeningQuery): ScreeningAnswer
  lists(): readonly ListVersion[]
  /** Answers from these entries alone, their words weighed as among all. */
  within(
    entries: readonly { readonly list: string; readonly entry: ListEntry }[],
    /** Default: those it has. */
    lists?: readonly ListVersion[],
  ): Screening
}

/** Whose own lists are meant. */
export type ListOwner = Pick<ScreeningTenant, 'organizationId' | 'mode'>

/** Adds an organization's own lists to those of all; the same object where it has none. */
export type OwnLists = (owner: ListOwner, all: Screening) => Promise<Screening>

/** How answers name an organization's own list: no public one has such a name. */
export const ownListName = (name: string) => `own/${name}`

/** The version of a list that is current in the database. */
export interface CurrentVersion {
  /** One list's alone. */
  readonly key: string
  /** Of an organization's own list: whose watched it concerns. */
  readonly own?: { readonly owner: ListOwner; readonly declared: ListVersion }
  readonly list: string
  readonly versionId: string
  /** As answers name it. */
  readonly version: string
  /** Counts up. */
  readonly number: number
  /** Nothing is known of a version before. */
  readonly isFirst: boolean
}

/** Orders the entries of a version: since the version of which number it says what it says, then its id. */
export interface EntryPlace {
  readonly since: number
  readonly id: string
}

/** Lets somebody follow what changes in lists. */
export interface ListChanges {
  current(): Promise<readonly CurrentVersion[]>
  /** The next entries after a place, in their order. None once the version and the one after it are no longer kept. */
  read(asked: {
    readonly versionId: string
    readonly owner?: ListOwner | undefined
    readonly after: EntryPlace
    readonly limit: number
  }): Promise<readonly { readonly entry: ListEntry; readonly place: EntryPlace }[]>
  /** Of these ids, those that no entry of the version has. None once it is not current any more. */
  missing(asked: {
    readonly versionId: string
    readonly owner?: ListOwner | undefined
    readonly ids: readonly string[]
  }): Promise<readonly string[]>
}

/** The lists that are current, which may change between two questions. */
export interface LiveScreening {
  /** What is loaded; waits only for the very first load. @throws when the database does not answer then. */
  current(): Promise<Screening>
  /** Looks for other versions now, and loads them. */
  refresh(): Promise<Screening>
}

/** Whether a match is the person. What somebody said of it holds until the list changes the entry. */
export const DECISIONS: readonly MatchDecision['decision'][] = ['TRUE_POSITIVE', 'FALSE_POSITIVE', 'UNSURE']

const ALIASES_MAX = 10
const DAY_MS = 86_400_000

/** What an answer says, given when it was asked and how old a list may be. A match counts even in a stale list. */
export function concludeScreening(
  { matches, lists }: ScreeningAnswer,
  options: StalenessOptions & {
    /** Scripts of the name as `uncoveredScripts` tells them. */
    readonly uncovered?: readonly string[]
  },
): Conclusion {
  const shown = matches.map(presentMatch)
  const screened = lists.map((list) => presentList(list, options))
  return { ...verdictsOf(shown, screened, options.uncovered), matches: shown, screened_lists: screened }
}

export interface StalenessOptions {
  readonly now: Date
  readonly staleAfterDays: number
}

/** A list as services show it. */
export function presentList(list: ListVersion, { now, staleAfterDays }: StalenessOptions): ScreenedList {
  return {
    list: list.list,
    version: list.version,
    topics: list.topics,
    entry_count: list.entryCount,
    imported_at: list.importedAt.toISOString(),
    is_stale: now.getTime() - list.checkedAt.getTime() > staleAfterDays * DAY_MS,
  }
}

/** All reasons to be listed. */
export const LIST_TOPICS = TOPICS
export const verdictsOf = conclude
export const isUndecided = isOpen
export const isDecided = isSaid

/** Answers every name alike, for magic values. */
export function fictionalScreening(about: FictionalLists): LiveScreening {
  const answer = fictionalAnswer(about)
  const screening: Screening = { screen: () => answer, lists: () => answer.lists, within: () => screening }
  return { current: async () => screening, refresh: async () => screening }
}

/** SHA-256 of everything an entry says, whatever the order its members came in. */
export const hashEntry = (entry: ListEntry): Buffer => hashOf(entry)

/** A match as services show it, not decided on. */
export function presentMatch({ list, entry, score, matchedName, reasons }: ScreeningMatch): PublicMatch {
  const primary = entry.names.find(({ quality }) => quality === 'primary') ?? entry.names[0]
  const others = entry.names.filter((name) => name !== primary && name.text !== matchedName)
  const aliases = [...(primary?.text === matchedName ? [] : [matchedName]), ...others.map(({ text }) => text)]
  return {
    match_id: `${list}:${entry.id}`,
    entry_version: hashWhatCounts(entry, matchedName).toString('hex').slice(0, 16),
    name: primary?.text ?? matchedName,
    score,
    list,
    topics: entry.topics,
    program: entry.programs.join(', ') || null,
    position: entry.positions.join('; ') || null,
    country: entry.countries.join(', ') || null,
    birth_date: entry.birthDates.join(', ') || null,
    identifiers: entry.identifiers ?? [],
    aliases: aliases.slice(0, ALIASES_MAX),
    reasons: reasons.map(({ code, effect }) => ({ code, effect: Math.round(effect * 10_000) / 10_000 })),
    decision: null,
  }
}

/** Whom a verification is about. */
export interface ScreenedPerson {
  readonly query: ScreeningQuery
  /** A number that is one person's (NIK); null: not known. */
  readonly identifier: string | null
  /** What the customer calls the person; null: nothing. */
  readonly customerReference: string | null
}

/** In whose name somebody is screened. */
export interface ScreeningTenant {
  readonly organizationId: string
  readonly groupId: string
  readonly mode: 'live' | 'test'
}

/** What is screened, and in whose name. */
export interface ScreeningSubject extends ScreeningTenant {
  readonly verificationId: string
}

/** What was decided for a person about matches of these ids and versions, by `match_id`. */
export type RecallDecisions = (
  subject: ScreeningSubject,
  person: ScreenedPerson,
  matches: readonly Pick<PublicMatch, 'match_id' | 'entry_version'>[],
) => Promise<ReadonlyMap<string, MatchDecision>>

/** What services need to screen somebody. */
export interface Screener {
  readonly screening: LiveScreening
  /** Days after which a list nobody has asked for news says nothing any more. */
  readonly staleAfterDays: number
  /** Absent: nothing is remembered. */
  readonly recall?: RecallDecisions
  /** Absent: nobody has lists of his own. */
  readonly own?: OwnLists
}

/**
 * Screens a person against the lists, with what was decided about him before.
 *
 * @param subject null: nobody's, of whom nothing is remembered.
 */
export async function screenPerson(
  { screening, staleAfterDays, recall, own }: Screener,
  subject: ScreeningSubject | null,
  person: ScreenedPerson,
): Promise<Conclusion> {
  const all = await screening.current()
  const asked = own === undefined || subject === null ? all : await own(subject, all)
  const answer = asked.screen(person.query)
  const uncovered = uncoveredScripts(person.query.name)
  const concluded = concludeScreening(answer, { now: new Date(), staleAfterDays, uncovered })
  if (recall === undefined || subject === null || concluded.matches.length === 0) return concluded
  const decided = await recall(subject, person, concluded.matches)
  const matches = concluded.matches.map((match) => ({ ...match, decision: decided.get(match.match_id) ?? null }))
  return { ...concluded, ...verdictsOf(matches, concluded.screened_lists, uncovered), matches }
}
