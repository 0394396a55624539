import { below, textsBelow, type XmlElement } from './read-xml.ts'

export interface AdvancedDocument {
  readonly label: string
  readonly number: string
  readonly country: string | undefined
}

export interface Place {
  readonly text: string
  readonly country: string | null
}

/** The tables of a document: what its numbers mean. They stand in front of what uses them. */
export interface AdvancedReferences {
  take(element: XmlElement): void
  partyType(subType: string): string | undefined
  namePartType(id: string): string | undefined
  featureType(id: string): string
  detail(id: string): string | undefined
  list(id: string): string | undefined
  sanctionsType(id: string): string | undefined
  location(id: string): Place | undefined
  documents(identity: string): readonly AdvancedDocument[]
}

/** What the numbers of features have always meant, for a file without its table. */
const USUAL_FEATURES: Readonly<Record<string, string>> = {
  8: 'Birthdate',
  9: 'Place of Birth',
  10: 'Nationality Country',
  11: 'Citizenship Country',
  25: 'Location',
  26: 'Title',
  224: 'Gender',
}
const USUAL_NAME_PARTS: Readonly<Record<string, string>> = {
  1520: 'Last Name',
  1521: 'First Name',
  1522: 'Middle Name',
  1523: 'Maiden Name',
  1528: 'Nickname',
  91708: 'Patronymic',
  91709: 'Matronymic',
}

type Find = (table: string, id: string | undefined) => XmlElement | undefined

export function createReferences(): AdvancedReferences {
  const tables = new Map<string, Map<string, XmlElement>>()
  const documents = new Map<string, AdvancedDocument[]>()
  const places = new Map<string, Place>()
  const find: Find = (table, id) => tables.get(table)?.get(id ?? '')
  const textOf = (table: string, id: string | undefined) => find(table, id)?.text.trim() || undefined
  return {
    take(element) {
      const { name, attributes } = element
      if (name === 'IDRegDocument') {
        const identity = attributes.IdentityID ?? ''
        const known = documents.get(identity) ?? []
        known.push(documentOf(element, find))
        documents.set(identity, known)
      } else if (name === 'Location') places.set(attributes.ID ?? '', placeOf(element, find))
      else {
        const table = tables.get(name) ?? new Map<string, XmlElement>()
        tables.set(name, table)
        table.set(attributes.ID ?? '', element)
      }
    },
    partyType(subType) {
      const said = find('PartySubType', subType)
      const own = said?.text.trim()
      return own === undefined || own === '' || /^unknown$/i.test(own)
        ? textOf('PartyType', said?.attributes.PartyTypeID)
        : own
    },
    namePartType: (id) => textOf('NamePartType', id) ?? USUAL_NAME_PARTS[id],
    featureType: (id) => textOf('FeatureType', id) ?? USUAL_FEATURES[id] ?? '',
    detail: (id) => textOf('DetailReference', id),
    list: (id) => textOf('List', id),
    sanctionsType: (id) => textOf('SanctionsType', id),
    location: (id) => places.get(id),
    documents: (identity) => documents.get(identity) ?? [],
  }
}

function countryOf(id: string | undefined, find: Find): string | undefined {
  const country = find('Country', id)
  return country?.attributes.ISO2 ?? country?.text
}

function documentOf(element: XmlElement, find: Find): AdvancedDocument {
  const { attributes } = element
  const issuer = attributes['IssuedBy-CountryID'] ?? below(element, ['IssuedBy'])[0]?.attributes.CountryID
  return {
    label: find('IDRegDocType', attributes.IDRegDocTypeID)?.text ?? '',
    number: textsBelow(element, 'IDRegistrationNo')[0] ?? '',
    country: countryOf(issuer, find),
  }
}

function placeOf(location: XmlElement, find: Find): Place {
  const parts = below(location, ['LocationPart']).flatMap((part) =>
    /address|postal|unknown/i.test(find('LocPartType', part.attributes.LocPartTypeID)?.text ?? '')
      ? []
      : textsBelow(part, 'LocationPartValue', 'Value'),
  )
  const known = below(location, ['LocationCountry']).map(({ attributes }) => countryOf(attributes.CountryID, find))
  const areas = below(location, ['LocationAreaCode']).map(({ attributes }) => {
    const area = find('AreaCode', attributes.AreaCodeID)
    return countryOf(area?.attributes.CountryID, find) ?? area?.attributes.Description
  })
  const country = [...known, ...areas].find((each) => each !== undefined && each !== '') ?? null
  return { text: [...parts, ...(country === null ? [] : [country])].join(', '), country }
}
