import type { ListEntry } from './list-entry.ts'

/** An entry and the number of its list as text, without the names of its members: a million entries repeat them a million times. */
export function packEntry(list: number, entry: ListEntry): string {
  const { id, kind, topics, names, birthDates, birthPlaces, countries, sex, programs, positions, identifiers } = entry
  const named = names.map(({ text, quality }) => [text, quality])
  const said = [list, id, kind, topics, named, birthDates, birthPlaces, countries, sex, programs, positions]
  return JSON.stringify(identifiers === undefined ? said : [...said, identifiers])
}

type Packed = [
  number,
  ListEntry['id'],
  ListEntry['kind'],
  ListEntry['topics'],
  [string, ListEntry['names'][number]['quality']][],
  ListEntry['birthDates'],
  ListEntry['birthPlaces'],
  ListEntry['countries'],
  ListEntry['sex'],
  ListEntry['programs'],
  ListEntry['positions'],
  ListEntry['identifiers'],
]

/** What `packEntry` made of them. */
export function unpackEntry(text: string): [number, ListEntry] {
  const packed: Packed = JSON.parse(text)
  const [list, id, kind, topics, named, birthDates, birthPlaces, countries, sex, programs, positions, identifiers] =
    packed
  const names = named.map(([name, quality]) => ({ text: name, quality }))
  const entry = { id, kind, topics, names, birthDates, birthPlaces, countries, sex, programs, positions }
  return [list, identifiers === undefined ? entry : { ...entry, identifiers }]
}
