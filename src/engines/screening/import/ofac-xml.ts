import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { identifierKind } from './identifier-kind.ts'
import { knownKind } from './party-kinds.ts'
import { below, readXml, textsBelow, type XmlElement, type XmlRecord } from './read-xml.ts'

/** The lists of the US Treasury in their plain XML form (`sdn.xml`, `consolidated.xml`). */
export const ofacXml: ListImporter = {
  format: 'ofac-xml',
  title: 'OFAC SDN list or consolidated (non-SDN) list (XML)',
  licence: 'Work of the United States government, in the public domain.',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    for await (const record of readXml(source.open(), { root: 'sdnList', names: ['sdnEntry'] })) yield entryOf(record)
  },
}

function entryOf({ line, element }: XmlRecord): ListEntry {
  const kind = knownKind(line, textsBelow(element, 'sdnType')[0] ?? '')
  const documents = below(element, ['idList', 'id']).map((document) => ({
    label: textsBelow(document, 'idType')[0] ?? '',
    number: textsBelow(document, 'idNumber')[0] ?? '',
    country: textsBelow(document, 'idCountry')[0],
  }))
  return buildEntry({
    line,
    id: textsBelow(element, 'uid')[0] ?? '',
    kind,
    topics: ['sanction'],
    names: [
      { text: fullName(element), quality: 'primary' },
      ...below(element, ['akaList', 'aka']).map(
        (alias): ListedName => ({
          text: fullName(alias),
          quality: textsBelow(alias, 'category')[0] === 'weak' ? 'weak' : 'strong',
        }),
      ),
    ],
    birthDates: textsBelow(element, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth'),
    birthPlaces: textsBelow(element, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth'),
    countries: [
      ...textsBelow(element, 'nationalityList', 'nationality', 'country'),
      ...textsBelow(element, 'citizenshipList', 'citizenship', 'country'),
      ...(kind === 'person' ? [] : textsBelow(element, 'addressList', 'address', 'country')),
    ],
    sex: documents.find(({ label }) => label === 'Gender')?.number ?? textsBelow(element, 'gender')[0],
    programs: textsBelow(element, 'programList', 'program'),
    positions: textsBelow(element, 'title'),
    identifiers: documents.flatMap(({ label, number, country }) => {
      const of = identifierKind(label)
      return of === 'other' ? [] : [{ kind: of, number, country }]
    }),
  })
}

function fullName(element: XmlElement): string {
  return [...textsBelow(element, 'firstName'), ...textsBelow(element, 'lastName')].join(' ')
}
