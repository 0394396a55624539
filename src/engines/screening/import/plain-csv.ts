import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListedName, ListTopic } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { readCsvRecords } from './read-csv.ts'

/**
 * A table of one's own with a header: `id` and `name` are needed, `aliases`, `birth_date`, `country`, `sex`, `program`,
 * `position` and `kind` (person or organization) may be there; several values of one cell are parted by `;`.
 */
export const plainCsv = plainTable('csv', 'A table of names of your own (CSV)', 'sanction')
/** The same for politically exposed persons. */
export const plainPepsCsv = plainTable('peps-csv', 'A table of politically exposed persons of your own (CSV)', 'pep')

function plainTable(format: string, title: string, topic: ListTopic): ListImporter {
  return {
    format,
    title,
    licence: 'Your own.',
    topics: [topic],
    isProven: true,
    async *read([source]) {
      if (source === undefined) throw new DamagedListError(null, 'No file was given.')
      for await (const { line, value } of readCsvRecords(source.open(), ['id', 'name'])) {
        const several = (column: string) =>
          value(column)
            .split(';')
            .map((text) => text.trim())
        yield buildEntry({
          line,
          id: value('id'),
          kind: value('kind') === 'organization' ? 'organization' : 'person',
          topics: [topic],
          names: [
            { text: value('name'), quality: 'primary' },
            ...several('aliases').map((text): ListedName => ({ text, quality: 'strong' })),
          ],
          birthDates: several('birth_date'),
          countries: several('country'),
          sex: value('sex'),
          programs: several('program'),
          positions: several('position'),
        })
      }
    },
  }
}
