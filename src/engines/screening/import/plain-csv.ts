import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListedName, ListTopic } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { knownKind } from './party-kinds.ts'
import { readTable, type TableRecord } from './read-table.ts'

/**
 * A table of one's own with a header: `id` and `name` are needed, `aliases`, `birth_date`, `birth_place`, `country`, `sex`,
 * `program`, `position`, `kind`, `passport`, `national_id` and `tax_number` may be there; several values of one cell are
 * parted by `;`. Without a kind everybody is a person.
 */
export const plainCsv = plainTable('csv', 'A table of names of your own (CSV, XLSX, ODS)', 'sanction')
/** The same for politically exposed persons. */
export const plainPepsCsv = plainTable(
  'peps-csv',
  'A table of politically exposed persons of your own (CSV, XLSX, ODS)',
  'pep',
)

function plainTable(format: string, title: string, topic: ListTopic): ListImporter {
  return {
    format,
    title,
    licence: 'Your own.',
    topics: [topic],
    isProven: true,
    async *read([source]) {
      if (source === undefined) throw new DamagedListError(null, 'No file was given.')
      for await (const row of readTable(source, [['id'], ['name']])) yield entryOf(row, topic)
    },
  }
}

function entryOf({ line, value }: TableRecord, topic: ListTopic) {
  const several = (...columns: readonly string[]) =>
    value(...columns)
      .split(';')
      .map((text) => text.trim())
  const numbers = (kind: 'passport' | 'national_id' | 'tax', ...columns: readonly string[]) =>
    several(...columns).map((number) => ({ kind, number }))
  const [name = '', ...aliases] = value('name').split(/\s+alias\s+/i)
  return buildEntry({
    line,
    id: value('id'),
    kind: knownKind(line, value('kind') || 'person'),
    topics: [topic],
    names: [
      { text: name, quality: 'primary' },
      ...[...aliases, ...several('aliases', 'alias')].map((text): ListedName => ({ text, quality: 'strong' })),
    ],
    birthDates: several('birth_date'),
    birthPlaces: several('birth_place'),
    countries: several('country'),
    sex: value('sex'),
    programs: several('program'),
    positions: several('position'),
    identifiers: [
      ...numbers('passport', 'passport', 'passport_number'),
      ...numbers('national_id', 'national_id', 'nik'),
      ...numbers('tax', 'tax_number', 'npwp'),
    ],
  })
}
