import { createReadStream, existsSync } from 'node:fs'
import { readTable } from '../../src/engines/screening/import/read-table.ts'
import type { ListEntry, Screening, ScreeningQuery } from '../../src/engines/screening/screening.ts'
import { countryCode } from '../../src/lib/country-code.ts'
import { levenshteinLikeness } from './baselines.ts'

/** The right person must be among the first of this many. */
const FIRST = 3

export async function readPeople(file: string): Promise<readonly ScreeningQuery[]> {
  const people: ScreeningQuery[] = []
  for await (const { value } of readTable({ name: file, open: () => createReadStream(file) }, [['full_name']])) {
    const country = countryCode(value('nationality'))
    people.push({
      name: value('full_name'),
      kind: 'person',
      birthDate: value('date_of_birth') || null,
      birthPlace: value('place_of_birth') || null,
      countries: country === null ? [] : [country],
      sex: { male: 'M' as const, female: 'F' as const }[value('gender')] ?? null,
    })
  }
  return people
}

export interface FoundFigures {
  readonly rate: number
  readonly asked: number
  /** People of the file that no loaded list has (any more); they are not counted. */
  readonly absent: number
}

/** Whom a row means is said by the row of the same number in the file of names as listed, where it lies beside. */
export async function measureFound(
  file: string,
  { screening, entries }: { readonly screening: Screening; readonly entries: readonly ListEntry[] },
  print: (line: string) => void,
): Promise<FoundFigures> {
  const people = await readPeople(file)
  const plainFile = file.replace(/(?<!un)treated/, 'untreated')
  const plain = existsSync(plainFile) ? await readPeople(plainFile) : people
  let [found, asked] = [0, 0]
  people.forEach((person, row) => {
    const meant = personMeant(plain[row] ?? person, entries)
    if (meant.size === 0) return
    asked += 1
    const first = screening.screen(person).matches.slice(0, FIRST)
    if (first.some(({ entry }) => meant.has(entry.id))) found += 1
    else print(`  missed: ${person.name} (${plain[row]?.name ?? ''})`)
  })
  return { rate: asked === 0 ? 0 : found / asked, asked, absent: people.length - asked }
}

/** Ids of the persons of the lists whose first name on the list is this one, but for one slip in twenty letters. */
function personMeant(person: ScreeningQuery, entries: readonly ListEntry[]): ReadonlySet<string> {
  const wanted = sorted(person.name)
  const same = entries.filter(({ kind, names }) => kind === 'person' && sorted(names[0]?.text ?? '') === wanted)
  if (same.length > 0) return new Set(same.map(({ id }) => id))
  const near = entries.filter(
    ({ kind, names }) => kind === 'person' && levenshteinLikeness(sorted(names[0]?.text ?? ''), wanted) >= 0.95,
  )
  return new Set(near.map(({ id }) => id))
}

function sorted(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort().join(' ')
}

/** Share of people who are on no list and for whom a match is shown all the same. */
export async function measureAlarms(
  file: string,
  screening: Screening,
  print: (line: string) => void,
): Promise<number> {
  const people = await readPeople(file)
  let alarms = 0
  for (const person of people) {
    const [first] = screening.screen(person).matches
    if (first === undefined) continue
    alarms += 1
    print(
      `  alarm: ${person.name} ${person.birthDate ?? ''} | ${first.matchedName} ${first.score} ${first.entry.birthDates.join(' ')}`,
    )
  }
  return people.length === 0 ? 0 : alarms / people.length
}
