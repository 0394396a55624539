import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { below, readXml, textsBelow, type XmlElement, type XmlRecord } from './read-xml.ts'

/** The SDN list of the US Treasury in its plain XML form (`sdn.xml`). */
export const ofacXml: ListImporter = {
  format: 'ofac-xml',
  title: 'OFAC SDN list (XML)',
  licence: 'Work of the United States government, in the public domain.',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    for await (const record of readXml(source.open(), { root: 'sdnList', names: ['sdnEntry'] })) yield entryOf(record)
  },
}

function entryOf({ line, element }: XmlRecord): ListEntry {
  const type = textsBelow(element, 'sdnType')[0]?.toLowerCase() ?? ''
  return buildEntry({
    line,
    id: textsBelow(element, 'uid')[0] ?? '',
    kind: kindOf(type),
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
    ],
    sex: textsBelow(element, 'gender')[0],
    programs: textsBelow(element, 'programList', 'program'),
    positions: textsBelow(element, 'title'),
  })
}

function fullName(element: XmlElement): string {
  return [...textsBelow(element, 'firstName'), ...textsBelow(element, 'lastName')].join(' ')
}

function kindOf(type: string): ListEntry['kind'] {
  if (type === 'individual') return 'person'
  return type === 'vessel' || type === 'aircraft' ? 'vessel' : 'organization'
}
