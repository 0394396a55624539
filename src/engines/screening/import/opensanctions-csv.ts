import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName, ListTopic } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { isParty, OPENSANCTIONS_LICENCE, partyKind } from './ftm-model.ts'
import { readTable } from './read-table.ts'

/** OpenSanctions `targets.simple.csv` of a collection of sanctions. */
export const openSanctionsCsv = simpleCsv(
  'opensanctions-csv',
  'OpenSanctions sanctions (targets.simple.csv)',
  'sanction',
)
/** OpenSanctions `targets.simple.csv` of the collection of politically exposed persons. */
export const openSanctionsPepsCsv = simpleCsv(
  'opensanctions-peps-csv',
  'OpenSanctions PEPs (targets.simple.csv)',
  'pep',
)

function simpleCsv(format: string, title: string, topic: ListTopic): ListImporter {
  return {
    format,
    title,
    licence: OPENSANCTIONS_LICENCE,
    topics: [topic],
    isProven: false,
    async *read([source]) {
      if (source === undefined) throw new DamagedListError(null, 'No file was given.')
      for await (const { line, value } of readTable(source, [['schema'], ['aliases']])) {
        // Wallets and securities are nobody.
        if (!isParty({ schema: value('schema') })) continue
        const several = (column: string) =>
          value(column)
            .split(';')
            .map((text) => text.trim())
        yield buildEntry({
          line,
          id: value('id'),
          kind: partyKind(value('schema')),
          topics: [topic],
          names: [
            { text: value('name'), quality: 'primary' },
            ...several('aliases').map((text): ListedName => ({ text, quality: 'strong' })),
          ],
          birthDates: several('birth_date'),
          countries: several('countries'),
          programs: [...several('program_ids'), ...several('sanctions')],
          identifiers: several('identifiers').map((number) => ({ kind: 'other', number })),
        }) satisfies ListEntry
      }
    },
  }
}
