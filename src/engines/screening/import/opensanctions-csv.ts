import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName, ListTopic, PartyKind } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { readCsvRecords } from './read-csv.ts'

const LICENCE =
  'OpenSanctions data: CC BY-NC 4.0. Free for what earns no money; for business use a licence from OpenSanctions is needed.'

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
    licence: LICENCE,
    topics: [topic],
    isProven: false,
    async *read([source]) {
      if (source === undefined) throw new DamagedListError(null, 'No file was given.')
      for await (const { line, value } of readCsvRecords(source.open(), ['schema', 'aliases'])) {
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
        }) satisfies ListEntry
      }
    },
  }
}

/** Kinds of the FollowTheMoney model. */
export function partyKind(schema: string): PartyKind {
  if (schema === 'Person') return 'person'
  if (schema === 'Vessel' || schema === 'Airplane') return 'vessel'
  return schema === 'LegalEntity' ? 'unknown' : 'organization'
}

export { LICENCE as OPENSANCTIONS_LICENCE }
