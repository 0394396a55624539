import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { below, readXml, type XmlRecord } from './read-xml.ts'

/** The consolidated financial sanctions list of the European Union (`xmlFullSanctionsList_1_1`). */
export const euXml: ListImporter = {
  format: 'eu-xml',
  title: 'EU consolidated financial sanctions list (XML)',
  licence: 'Published by the European Commission; may be reused with its source named (Decision 2011/833/EU).',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    for await (const record of readXml(source.open(), { root: 'export', names: ['sanctionEntity'] }))
      yield entryOf(record)
  },
}

function entryOf({ line, element }: XmlRecord): ListEntry {
  const values = (path: readonly string[], attribute: string) =>
    below(element, path).flatMap(({ attributes }) => (attributes[attribute] ? [attributes[attribute]] : []))
  const aliases = below(element, ['nameAlias'])
  return buildEntry({
    line,
    id: element.attributes.logicalId ?? '',
    kind: values(['subjectType'], 'code')[0] === 'person' ? 'person' : 'organization',
    topics: ['sanction'],
    names: aliases.map(
      ({ attributes }, at): ListedName => ({ text: attributes.wholeName ?? '', quality: qualityOf(attributes, at) }),
    ),
    birthDates: below(element, ['birthdate']).flatMap(({ attributes }) => {
      const date = attributes.birthdate || attributes.year
      return date === undefined ? [] : [date]
    }),
    birthPlaces: below(element, ['birthdate']).map(({ attributes }) =>
      [attributes.city, attributes.region, attributes.countryDescription].filter(Boolean).join(', '),
    ),
    countries: values(['citizenship'], 'countryIso2Code'),
    sex: values(['nameAlias'], 'gender')[0],
    programs: values(['regulation'], 'programme'),
    positions: values(['nameAlias'], 'function'),
  })
}

function qualityOf(attributes: Readonly<Record<string, string>>, at: number): ListedName['quality'] {
  if (attributes.strong === 'false') return 'weak'
  return at === 0 ? 'primary' : 'strong'
}
