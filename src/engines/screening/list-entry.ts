import { createHash } from 'node:crypto'

/** What a listed party is. A query for a person is screened against persons, and against names of unknown kind. */
export type PartyKind = 'person' | 'organization' | 'vessel' | 'unknown'

/**
 * Why somebody is on a list. `sanction.linked`: owned by or acting for somebody sanctioned, and not sanctioned;
 * `sanction.counter`: sanctioned by a government against another's sanctions; `debarment`: shut out from contracts;
 * `poi`: of interest to the list's publisher; `regulatory`: a regulator's action or warning, an export control;
 * `rca`: family or close associate of a politically exposed person; `blocklist`: on one of an organization's own.
 */
export type ListTopic =
  | 'sanction'
  | 'sanction.linked'
  | 'sanction.counter'
  | 'debarment'
  | 'crime'
  | 'wanted'
  | 'poi'
  | 'regulatory'
  | 'pep'
  | 'rca'
  | 'blocklist'

/** A number that is one party's. `national_id`: of a person (NIK); `registration`: of a company or ship. */
export interface ListedIdentifier {
  readonly kind: 'passport' | 'national_id' | 'tax' | 'registration' | 'other'
  /** As the list writes it, without spaces around it. */
  readonly number: string
  /** Who gave it: ISO 3166 alpha-2 in capitals; null where the list does not say. */
  readonly country: string | null
}

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
  /** Absent: none, or read before they were kept. */
  readonly identifiers?: readonly ListedIdentifier[]
}

/** SHA-256 of everything an entry says, whatever the order its members came in. */
export function hashEntry(entry: ListEntry): Buffer {
  const { id, kind, topics, names, birthDates, birthPlaces, countries, sex, programs, positions } = entry
  const named = names.map(({ text, quality }) => [text, quality])
  const said: unknown[] = [id, kind, topics, named, birthDates, birthPlaces, countries, sex, programs, positions]
  const numbered = (entry.identifiers ?? []).map(({ kind: of, number, country }) => [of, number, country])
  // An entry without numbers is the one it was before they were kept.
  if (numbered.length > 0) said.push(numbered)
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

/**
 * SHA-256 of what counts for a decision about an entry: kind, topics, programs, birth dates, countries, sex, numbers, its
 * primary name and the one that matched. Order, case, accents and punctuation do not, nor do other names, places and positions.
 */
export function hashWhatCounts(entry: ListEntry, matchedName: string): Buffer {
  const { kind, topics, programs, birthDates, countries, sex, names, identifiers = [] } = entry
  const numbers = identifiers.map(({ number }) => number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const primary = names.find(({ quality }) => quality === 'primary') ?? names[0]
  const sets = [topics, programs, birthDates, countries, numbers].map((each) => [...new Set(each)].sort())
  const said = [kind, sex, ...sets, wordsOf(primary?.text ?? ''), wordsOf(matchedName)]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort()
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
  /** What its publisher allows; absent for an own list. */
  readonly licence?: string
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
  /** Numbers of the party: NIK, passport, tax number. Who is listed with one is found whatever the name. */
  readonly numbers?: readonly string[]
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
    /** Full dates are known on both sides and differ by more than a slip: whoever is listed is a namesake. */
    | 'BIRTH_DATE_CONTRADICTS'
    | 'BIRTH_PLACE_SAME'
    | 'COUNTRY_SAME'
    | 'COUNTRY_DIFFERENT'
    | 'SEX_DIFFERENT'
    | 'NUMBER_SAME'
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
