import { createHash } from 'node:crypto'

/** What a listed party is. A query for a person is held against persons, and against names of unknown kind. */
export type PartyKind = 'person' | 'organization' | 'vessel' | 'unknown'

/** Why somebody is on a list; `blocklist`: it is one of an organization's own. */
export type ListTopic = 'sanction' | 'pep' | 'blocklist'

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

/** SHA-256 of everything an entry says, whatever the order its members came in. */
export function hashEntry(entry: ListEntry): Buffer {
  const { id, kind, topics, names, birthDates, birthPlaces, countries, sex, programs, positions } = entry
  const named = names.map(({ text, quality }) => [text, quality])
  const said = [id, kind, topics, named, birthDates, birthPlaces, countries, sex, programs, positions]
  return createHash('sha256').update(JSON.stringify(said)).digest()
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
  /** Best first, as many as `bestMatches` leaves. */
  readonly matches: readonly ScreeningMatch[]
  /** The lists that were asked. */
  readonly lists: readonly ListVersion[]
}
