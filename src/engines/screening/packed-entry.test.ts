import { expect, it } from 'vitest'
import type { ListEntry } from './list-entry.ts'
import { packEntry, unpackEntry } from './packed-entry.ts'

const ENTRY: ListEntry = {
  id: 'fiktif:1',
  kind: 'person',
  topics: ['sanction', 'pep'],
  names: [
    { text: 'Reka Fiktif', quality: 'primary' },
    { text: 'Si "Reka"', quality: 'weak' },
  ],
  birthDates: ['1970-01-02', '1971'],
  birthPlaces: ['Rantau'],
  countries: ['ID', 'NO'],
  sex: 'F',
  programs: ['TEST'],
  positions: ['Mayor'],
}

it.each([
  ['as it is', ENTRY],
  ['with numbers', { ...ENTRY, identifiers: [{ kind: 'passport', number: 'X 123', country: null }] } as ListEntry],
  ['of which little is known', { ...ENTRY, sex: null, birthDates: [], birthPlaces: [], countries: [], positions: [] }],
])('an entry %s comes back whole, with the number of its list', (_, entry) => {
  expect(unpackEntry(packEntry(3, entry))).toEqual([3, entry])
})
