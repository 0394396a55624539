import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName, PartyKind } from '../screening.ts'
import { buildEntry, type RawIdentifier } from './build-entry.ts'
import { knownKind } from './party-kinds.ts'
import { readTable, type TableRecord } from './read-table.ts'

/**
 * The UK Sanctions List of the FCDO (`UK-Sanctions-List.csv`, `.ods`), and the consolidated list of OFSI (`ConList.csv`)
 * that it took the place of in January 2026: a row for every name, and for every other thing of which there are several.
 */
export const ukCsv: ListImporter = {
  format: 'uk-csv',
  title: 'UK Sanctions List (CSV, ODS)',
  licence: 'Open Government Licence v3.0: contains public sector information.',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const groups = new Map<string, Group>()
    for await (const row of readTable(source, [['unique id', 'group id'], ['name 6'], KIND])) {
      const id = row.value('unique id', 'group id')
      if (id === '') throw new DamagedListError(row.line, 'The row has no unique id.')
      const group = groups.get(id) ?? newGroup(row)
      groups.set(id, group)
      gather(group, row)
    }
    for (const [id, group] of groups) yield entryOf(id, group)
  },
}

const KIND = ['designation type', 'individual, entity, ship', 'individual/entity/ship', 'group type']

/** What the rows of one party say. Rows repeat it, so each value is kept once. */
interface Group {
  readonly line: number
  readonly kind: PartyKind
  readonly names: Map<string, ListedName['quality']>
  readonly values: Readonly<Record<'births' | 'places' | 'countries' | 'programs' | 'positions' | 'sexes', Set<string>>>
  readonly numbers: Map<string, RawIdentifier>
}

const VALUES_MAX = 2_000

function newGroup({ line, value }: TableRecord): Group {
  const sets = { births: new Set<string>(), places: new Set<string>(), countries: new Set<string>() }
  const more = { programs: new Set<string>(), positions: new Set<string>(), sexes: new Set<string>() }
  return {
    line,
    kind: knownKind(line, value(...KIND)),
    names: new Map(),
    values: { ...sets, ...more },
    numbers: new Map(),
  }
}

function gather({ names, values, numbers }: Group, row: TableRecord): void {
  const { value } = row
  for (const { text, quality } of namesOf(row)) {
    // A name that is primary in one row is an alias in none.
    if (text !== '' && names.get(text) !== 'primary' && names.size < VALUES_MAX) names.set(text, quality)
  }
  const add = (into: Set<string>, texts: readonly string[]) => {
    for (const text of texts) if (text !== '' && into.size < VALUES_MAX) into.add(text)
  }
  add(values.births, severalIn(value('d.o.b', 'dob')))
  add(values.places, [[value('town of birth'), value('country of birth')].filter(Boolean).join(', ')])
  add(values.countries, [
    ...severalIn(value('nationality(/ies)', 'nationality')),
    ...severalIn(value('country of birth')),
    ...severalIn(value('current believed flag of ship')),
  ])
  add(values.programs, [value('regime name', 'regime')])
  add(values.positions, [value('position')])
  add(values.sexes, [value('gender')])
  for (const [kind, columns] of NUMBERS) {
    for (const number of severalIn(value(...columns))) {
      if (number !== '' && numbers.size < VALUES_MAX) numbers.set(`${kind} ${number}`, { kind, number })
    }
  }
}

const NUMBERS: readonly (readonly [RawIdentifier['kind'], readonly string[]])[] = [
  ['passport', ['passport number']],
  ['national_id', ['national identifier number', 'national identification number']],
  ['registration', ['business registration number (s)', 'business registration number(s)']],
  ['registration', ['imo number']],
]

/** "(1) Iraq (2) Iran" and "Iraq; Iran" are two. */
const severalIn = (text: string) => text.split(/\(\d+\)|;|\|/).map((part) => part.trim().replace(/[,.]$/, ''))

function entryOf(id: string, { line, kind, names, values, numbers }: Group): ListEntry {
  const listed = [...names].map(([text, quality]): ListedName => ({ text, quality }))
  return buildEntry({
    line,
    id,
    kind,
    topics: ['sanction'],
    names: listed.toSorted((a, b) => Number(b.quality === 'primary') - Number(a.quality === 'primary')),
    birthDates: [...values.births],
    birthPlaces: [...values.places],
    countries: [...values.countries],
    sex: [...values.sexes][0],
    programs: [...values.programs],
    positions: [...values.positions],
    identifiers: [...numbers.values()],
  })
}

function namesOf({ value }: TableRecord): readonly ListedName[] {
  // Columns 1 to 5 are given names in order, 6 is the family name.
  const text = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5', 'name 6'].map((name) => value(name)).filter(Boolean)
  const isWeak = /low/i.test(value('alias strength', 'alias quality'))
  const quality = /^primary name$/i.test(value('name type', 'alias type')) ? 'primary' : 'strong'
  return [
    { text: text.join(' '), quality: isWeak ? 'weak' : quality },
    { text: value('name non-latin script'), quality: 'strong' },
  ]
}
