import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { identifierKind } from './identifier-kind.ts'
import { below, readXml, textsBelow, type XmlElement, type XmlRecord } from './read-xml.ts'
import { yearsBetween } from './years-between.ts'

/** The consolidated list of the United Nations Security Council, as published in XML. */
export const unXml: ListImporter = {
  format: 'un-xml',
  title: 'UN Security Council consolidated list (XML)',
  licence:
    'Published by the United Nations; may be used with its source named (terms at www.un.org/en/about-us/terms-of-use).',
  topics: ['sanction'],
  isProven: true,
  async *read(sources) {
    const [source] = sources
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const records = readXml(source.open(), { root: 'CONSOLIDATED_LIST', names: ['INDIVIDUAL', 'ENTITY'] })
    for await (const record of records) yield entryOf(record)
  },
}

function entryOf({ line, element }: XmlRecord): ListEntry {
  const isPerson = element.name === 'INDIVIDUAL'
  const kind = isPerson ? 'INDIVIDUAL' : 'ENTITY'
  return buildEntry({
    line,
    id: textsBelow(element, 'DATAID')[0] ?? '',
    kind: isPerson ? 'person' : 'organization',
    topics: ['sanction'],
    names: namesOf(element, kind),
    birthDates: below(element, ['INDIVIDUAL_DATE_OF_BIRTH']).flatMap(birthDatesOf),
    birthPlaces: below(element, ['INDIVIDUAL_PLACE_OF_BIRTH']).map((place) =>
      ['CITY', 'STATE_PROVINCE', 'COUNTRY'].flatMap((part) => textsBelow(place, part)).join(', '),
    ),
    countries: [
      ...textsBelow(element, 'NATIONALITY', 'VALUE'),
      ...(isPerson ? [] : textsBelow(element, 'ENTITY_ADDRESS', 'COUNTRY')),
    ],
    sex: textsBelow(element, 'GENDER')[0],
    programs: textsBelow(element, 'UN_LIST_TYPE'),
    positions: textsBelow(element, 'DESIGNATION', 'VALUE'),
    identifiers: below(element, [`${kind}_DOCUMENT`]).flatMap((document) => {
      const [country] = [...textsBelow(document, 'ISSUING_COUNTRY'), ...textsBelow(document, 'COUNTRY_OF_ISSUE')]
      const type = identifierKind(textsBelow(document, 'TYPE_OF_DOCUMENT')[0] ?? '')
      return textsBelow(document, 'NUMBER').map((number) => ({ kind: type, number, country }))
    }),
  })
}

function namesOf(element: XmlElement, kind: 'INDIVIDUAL' | 'ENTITY'): readonly ListedName[] {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].flatMap((part) => textsBelow(element, part))
  const original = textsBelow(element, 'NAME_ORIGINAL_SCRIPT')
  return [
    { text: parts.join(' '), quality: 'primary' },
    ...original.map((text): ListedName => ({ text, quality: 'strong' })),
    ...below(element, [`${kind}_ALIAS`]).flatMap((alias) => {
      const quality = /low/i.test(textsBelow(alias, 'QUALITY')[0] ?? '') ? 'weak' : 'strong'
      const texts = textsBelow(alias, 'ALIAS_NAME').flatMap(aliasesIn)
      return texts.map((text): ListedName => ({ text, quality }))
    }),
  ]
}

/**
 * Some aliases are several: "Azim Adhajani; Azim Agha-Jani", or one in two scripts: "Jin Tiesan (金铁三)". What stands in
 * brackets in the same script is a remark as a rule ("birth name"), so the name is taken both with and without it.
 */
function aliasesIn(alias: string): readonly string[] {
  const [, outside = '', inside = ''] = /^([^()]*)\(([^()]*)\)[\s,]*$/.exec(alias) ?? []
  if (outside.trim() === '' || inside === '') return severalIn(alias)
  const other = inside.replace(/^original script:/i, '')
  const isOneScript = isLatin(outside) === isLatin(other)
  return [...severalIn(outside), ...(isOneScript ? [alias] : severalIn(other))]
}

const severalIn = (text: string) => text.split(/;|\s[b-z]\)\s/)

const isLatin = (text: string) => !/(?!\p{Script=Latin})\p{L}/u.test(text)

function birthDatesOf(element: XmlElement): readonly string[] {
  const single = [...textsBelow(element, 'DATE'), ...textsBelow(element, 'YEAR')]
  const [from] = textsBelow(element, 'FROM_YEAR')
  const [to] = textsBelow(element, 'TO_YEAR')
  return [...single, ...yearsBetween(from, to)]
}
