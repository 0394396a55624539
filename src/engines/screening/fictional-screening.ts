import type { ListTopic, MatchReason, ScreeningAnswer, ScreeningMatch } from './list-entry.ts'

const TOPICS: readonly ListTopic[] = ['sanction', 'pep']

export interface FictionalLists {
  readonly match?: ListTopic
  /** The match has another birth date. */
  readonly isNamesake?: boolean
  readonly missing?: ListTopic
  /** A list of this topic was not asked for news for too long. */
  readonly stale?: ListTopic
}

/** What every name is answered, from lists of fictional parties: a match of one topic, no list for one, a stale one. */
export function fictionalAnswer(about: FictionalLists): ScreeningAnswer {
  const now = new Date()
  const asked = new Set([...TOPICS, ...[about.match, about.stale].filter((topic) => topic !== undefined)])
  const lists = [...asked]
    .filter((topic) => topic !== about.missing)
    .map((topic) => ({
      list: `fictional-${topic}`,
      version: '1',
      topics: [topic],
      entryCount: 1,
      importedAt: now,
      checkedAt: topic === about.stale ? new Date(0) : now,
    }))
  return { matches: about.match === undefined ? [] : [fictionalMatch(about.match, about.isNamesake === true)], lists }
}

function fictionalMatch(topic: ListTopic, isNamesake: boolean): ScreeningMatch {
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
      birthDates: [isNamesake ? '1948-11-20' : '1977-01-16'],
      birthPlaces: ['Sleman'],
      countries: ['ID'],
      sex: 'M',
      programs: topic === 'sanction' || topic === 'debarment' ? ['Fictional programme'] : [],
      positions: topic === 'pep' ? ['Mayor of a fictional city'] : [],
    },
    score: isNamesake ? 0.85 : 0.98,
    matchedName: name,
    nameScore: isNamesake ? 1 : 0.95,
    reasons: isNamesake ? NAMESAKE : SAME,
  }
}

const SAME: readonly MatchReason[] = [
  { code: 'NAME_SAME', effect: 0.95 },
  { code: 'BIRTH_DATE_SAME', effect: 0.03 },
]
const NAMESAKE: readonly MatchReason[] = [
  { code: 'NAME_SAME', effect: 1 },
  { code: 'BIRTH_DATE_DIFFERENT', effect: -0.15 },
  { code: 'BIRTH_DATE_CONTRADICTS', effect: 0 },
]
