import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { identifierKind } from './identifier-kind.ts'
import { knownKind } from './party-kinds.ts'
import { below, readXml, type XmlRecord } from './read-xml.ts'
import type { Attributes } from './stream-xml.ts'

/** The consolidated financial sanctions list of the European Union (`xmlFullSanctionsList_1_1`). */
export const euXml: ListImporter = {
  format: 'eu-xml',
  title: 'EU consolidated financial sanctions list (XML)',
  licence: 'Published by the European Commission; may be reused with its source named (Decision 2011/833/EU).',
  topics: ['sanction'],
  isProven: false,
  async *read([source], report) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    for await (const record of readXml(source.open(), { root: 'export', names: ['sanctionEntity'] })) {
      const entry = entryOf(record)
      if (entry !== null) yield entry
      else report?.({ line: record.line, reason: `Entry ${record.element.attributes.logicalId} has no name.` })
    }
  },
}

/** Null: no name of it has a letter. */
function entryOf({ line, element }: XmlRecord): ListEntry | null {
  const values = (path: readonly string[], attribute: string) =>
    below(element, path).flatMap(({ attributes }) => (attributes[attribute] ? [attributes[attribute]] : []))
  const aliases = below(element, ['nameAlias']).filter(({ attributes }) => nameOf(attributes) !== '')
  if (aliases.length === 0) return null
  return buildEntry({
    line,
    id: element.attributes.logicalId ?? '',
    kind: knownKind(line, values(['subjectType'], 'code')[0] ?? ''),
    topics: ['sanction'],
    names: aliases.map(
      ({ attributes }, at): ListedName => ({ text: nameOf(attributes), quality: qualityOf(attributes, at) }),
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
    identifiers: below(element, ['identification']).flatMap(({ attributes }) =>
      [attributes.number, attributes.latinNumber].flatMap((number) =>
        number ? [{ kind: kindOf(attributes), number, country: attributes.countryIso2Code }] : [],
      ),
    ),
  })
}

/** Some names are there in parts alone. */
function nameOf({ wholeName, firstName, middleName, lastName }: Attributes): string {
  return wholeName?.trim() || [firstName, middleName, lastName].filter(Boolean).join(' ').trim()
}

function kindOf({ identificationTypeCode = '', identificationTypeDescription = '' }: Attributes) {
  return identifierKind(`${identificationTypeCode} ${identificationTypeDescription}`)
}

function qualityOf(attributes: Attributes, at: number): ListedName['quality'] {
  if (attributes.strong === 'false') return 'weak'
  return at === 0 ? 'primary' : 'strong'
}
