/** What a listed party is. A query for a person is held against persons, and against names of unknown kind. */
export type PartyKind = 'person' | 'organization' | 'vessel' | 'unknown'

/** Why somebody is on a list. */
export type ListTopic = 'sanction' | 'pep'

export interface ListedName {
  readonly text: string
  /** `weak`: a nickname or a name in broad use, which says little alone. */
  readonly quality: 'primary' | 'strong' | 'weak'
}

/** One party on a list, as an importer read it. */
export interface ListEntry {
  /** Unique in its list, and the same from one version to the next. */
  readonly id: string
  readonly kind: PartyKind
  readonly topics: readonly ListTopic[]
  readonly names: readonly ListedName[]
  /** YYYY, YYYY-MM or YYYY-MM-DD. Several when the list does not know which. */
  readonly birthDates: readonly string[]
  readonly birthPlaces: readonly string[]
  /** Nationality, citizenship or residence: ISO 3166 alpha-2 in capitals. */
  readonly countries: readonly string[]
  readonly sex: 'M' | 'F' | null
  readonly programs: readonly string[]
  readonly positions: readonly string[]
}

/** A loaded list, as an answer names it. */
export interface ListVersion {
  readonly list: string
  readonly version: string
  readonly topics: readonly ListTopic[]
  readonly entryCount: number
  /** When this version was taken from its source. */
  readonly importedAt: Date
  /** When its source was last asked, with or without news. */
  readonly checkedAt: Date
}

/** Whom to look for. What is not known is null, and counts neither for nor against. */
export interface ScreeningQuery {
  readonly name: string
  readonly kind: 'person' | 'organization' | null
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly birthDate: string | null
  readonly birthPlace: string | null
  /** ISO 3166 alpha-2 codes in capitals. */
  readonly countries: readonly string[]
  readonly sex: 'M' | 'F' | null
}

/** One thing that counted for or against. `effect` is what it moved the score by. */
export interface MatchReason {
  readonly code:
    | 'NAME_SAME'
    | 'NAME_SIMILAR'
    | 'NAME_REORDERED'
    | 'NAME_PART_MISSING'
    | 'NAME_PART_DIFFERENT'
    | 'NAME_WEAK_ALIAS'
    | 'BIRTH_DATE_SAME'
    | 'BIRTH_DATE_NEAR'
    | 'BIRTH_DATE_DIFFERENT'
    | 'BIRTH_PLACE_SAME'
    | 'COUNTRY_SAME'
    | 'COUNTRY_DIFFERENT'
    | 'SEX_DIFFERENT'
  readonly effect: number
}

export interface ScreeningMatch {
  readonly list: string
  readonly entry: ListEntry
  /** 0–1. At or above `ALARM_SCORE` it is shown. */
  readonly score: number
  /** The listed name that matched best. */
  readonly matchedName: string
  readonly nameScore: number
  readonly reasons: readonly MatchReason[]
}

export interface ScreeningAnswer {
  /** Best first, at most `MATCHES_MAX`. */
  readonly matches: readonly ScreeningMatch[]
  /** The lists that were asked. */
  readonly lists: readonly ListVersion[]
}

/** Asks the loaded lists. Never throws for any text. */
export interface Screening {
  screen(query: ScreeningQuery): ScreeningAnswer
  lists(): readonly ListVersion[]
}

/** The lists that are current, which may change between two questions. */
export interface LiveScreening {
  /** What is loaded; waits only for the very first load. @throws when the database does not answer then. */
  current(): Promise<Screening>
  /** Looks for other versions now, and loads them. */
  refresh(): Promise<Screening>
}

/**
 * From this score on a match is shown. One number for everything: chosen on labelled pairs, and stated by the share of
 * random people who are on no list and would still raise an alarm (`npm run bench -- screening`).
 */
export const ALARM_SCORE = 0.82

export const MATCHES_MAX = 20

/** A match as services show it. */
export interface PublicMatch {
  /** The same for the same entry in every answer. */
  readonly id: string
  readonly name: string
  readonly score: number
  readonly list: string
  readonly topics: readonly ListTopic[]
  readonly program: string | null
  readonly position: string | null
  readonly country: string | null
  readonly birth_date: string | null
  readonly aliases: readonly string[]
  readonly reasons: readonly MatchReason[]
}

/** An answer as services show it. Null: could not be asked, because no list for it is loaded or one of them is stale. */
export interface Conclusion {
  readonly is_pep: boolean | null
  readonly is_sanctioned: boolean | null
  readonly matches: readonly PublicMatch[]
  readonly screened_lists: readonly {
    readonly list: string
    readonly version: string
    readonly entry_count: number
    readonly imported_at: string
    readonly is_stale: boolean
  }[]
}

const ALIASES_MAX = 10
const DAY_MS = 86_400_000

/** What an answer says, given when it was asked and how old a list may be. A match counts even in a stale list. */
export function concludeScreening(
  { matches, lists }: ScreeningAnswer,
  { now, staleAfterDays }: { readonly now: Date; readonly staleAfterDays: number },
): Conclusion {
  const isStale = ({ checkedAt }: ListVersion) => now.getTime() - checkedAt.getTime() > staleAfterDays * DAY_MS
  const verdict = (topic: ListTopic): boolean | null => {
    if (matches.some(({ entry }) => entry.topics.includes(topic))) return true
    const asked = lists.filter(({ topics }) => topics.includes(topic))
    return asked.length === 0 || asked.some(isStale) ? null : false
  }
  return {
    is_pep: verdict('pep'),
    is_sanctioned: verdict('sanction'),
    matches: matches.map(presentMatch),
    screened_lists: lists.map((list) => ({
      list: list.list,
      version: list.version,
      entry_count: list.entryCount,
      imported_at: list.importedAt.toISOString(),
      is_stale: isStale(list),
    })),
  }
}

function presentMatch({ list, entry, score, matchedName, reasons }: ScreeningMatch): PublicMatch {
  const primary = entry.names.find(({ quality }) => quality === 'primary') ?? entry.names[0]
  const others = entry.names.filter((name) => name !== primary && name.text !== matchedName)
  const aliases = [...(primary?.text === matchedName ? [] : [matchedName]), ...others.map(({ text }) => text)]
  return {
    id: `${list}:${entry.id}`,
    name: primary?.text ?? matchedName,
    score,
    list,
    topics: entry.topics,
    program: entry.programs.join(', ') || null,
    position: entry.positions.join('; ') || null,
    country: entry.countries.join(', ') || null,
    birth_date: entry.birthDates.join(', ') || null,
    aliases: aliases.slice(0, ALIASES_MAX),
    reasons: reasons.map(({ code, effect }) => ({ code, effect: Math.round(effect * 10_000) / 10_000 })),
  }
}

const TOPICS: readonly ListTopic[] = ['sanction', 'pep']

/** Answers every name alike, from lists of fictional parties: a match of one topic, or no list for one. */
export function fictionalScreening(about: { readonly match?: ListTopic; readonly missing?: ListTopic }): LiveScreening {
  const now = new Date()
  const lists = TOPICS.filter((topic) => topic !== about.missing).map((topic) => ({
    list: `fictional-${topic}`,
    version: '1',
    topics: [topic],
    entryCount: 1,
    importedAt: now,
    checkedAt: now,
  }))
  const matches = about.match === undefined ? [] : [fictionalMatch(about.match)]
  const screening = { screen: () => ({ matches, lists }), lists: () => lists }
  return { current: async () => screening, refresh: async () => screening }
}

function fictionalMatch(topic: ListTopic): ScreeningMatch {
  const name = 'Dedi Kusuma Hidayat'
  return {
    list: `fictional-${topic}`,
    entry: {
      id: '1',
      kind: 'person',
      topics: [topic],
      names: [
        { text: name, quality: 'primary' },
        { text: 'Dedi K. Hidayat', quality: 'strong' },
      ],
      birthDates: ['1977-01-16'],
      birthPlaces: ['Sleman'],
      countries: ['ID'],
      sex: 'M',
      programs: topic === 'sanction' ? ['Fictional programme'] : [],
      positions: topic === 'pep' ? ['Mayor of a fictional city'] : [],
    },
    score: 0.98,
    matchedName: name,
    nameScore: 0.95,
    reasons: [
      { code: 'NAME_SAME', effect: 0.95 },
      { code: 'BIRTH_DATE_SAME', effect: 0.03 },
    ],
  }
}
