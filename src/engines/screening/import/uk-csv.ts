import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { readCsvRecords } from './read-csv.ts'

/** The consolidated list of the UK's Office of Financial Sanctions Implementation (`ConList.csv`): one row for every name. */
export const ukCsv: ListImporter = {
  format: 'uk-csv',
  title: 'UK OFSI consolidated list (CSV)',
  licence: 'Open Government Licence v3.0: contains public sector information.',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const groups = new Map<string, Row[]>()
    let count = 0
    for await (const row of readCsvRecords(source.open(), ['group id'])) {
      count += 1
      if (count > ROWS_MAX) throw new DamagedListError(row.line, `The list has more than ${ROWS_MAX} rows.`)
      const id = row.value('group id')
      const known = groups.get(id)
      if (known === undefined) groups.set(id, [row])
      else known.push(row)
    }
    for (const [id, rows] of groups) yield entryOf(id, rows)
  },
}

interface Row {
  readonly line: number
  readonly value: (column: string) => string
}

const ROWS_MAX = 500_000

function entryOf(id: string, rows: readonly Row[]): ListEntry {
  const all = (column: string) => rows.map(({ value }) => value(column)).filter((text) => text !== '')
  const type = all('group type')[0]?.toLowerCase()
  return buildEntry({
    line: rows[0]?.line ?? 0,
    id,
    kind: kindOf(type),
    topics: ['sanction'],
    names: rows.flatMap(namesOf),
    birthDates: all('dob'),
    birthPlaces: all('town of birth'),
    countries: [...all('nationality'), ...all('country of birth')].map((text) => text.replace(/^\(\d+\)\s*/, '')),
    programs: all('regime'),
    positions: all('position'),
  })
}

function namesOf({ value }: Row): readonly ListedName[] {
  // Columns 1 to 5 are given names in order, 6 is the family name.
  const text = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5', 'name 6'].map(value).filter(Boolean).join(' ')
  const isWeak = /low/i.test(value('alias quality'))
  const quality = /^primary name$/i.test(value('alias type')) ? 'primary' : 'strong'
  const other = value('name non-latin script')
  return [
    { text, quality: isWeak ? 'weak' : quality },
    ...(other === '' ? [] : [{ text: other, quality: 'strong' } satisfies ListedName]),
  ]
}

function kindOf(type: string | undefined): ListEntry['kind'] {
  if (type === 'individual') return 'person'
  return type === 'ship' ? 'vessel' : 'organization'
}
