import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListEntry, PartyKind } from '../screening.ts'
import { buildEntry, type RawEntry } from './build-entry.ts'
import { identifierKind } from './identifier-kind.ts'
import { datesOf, namesOf } from './ofac-profile.ts'
import { type AdvancedReferences, createReferences } from './ofac-references.ts'
import { knownKind } from './party-kinds.ts'
import { below, readXml, textsBelow, type XmlElement } from './read-xml.ts'

/** The lists of the US Treasury in their full form (`sdn_advanced.xml`, `cons_advanced.xml`): the only one with names in other scripts. */
export const ofacAdvancedXml: ListImporter = {
  format: 'ofac-advanced-xml',
  title: 'OFAC SDN list or consolidated (non-SDN) list (advanced XML)',
  licence: 'Work of the United States government, in the public domain.',
  topics: ['sanction'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const references = createReferences()
    const parties = new Map<string, RawEntry>()
    for await (const { line, element } of readXml(source.open(), { root: 'Sanctions', names: RECORDS })) {
      if (element.name === 'DistinctParty') {
        for (const profile of below(element, ['Profile'])) {
          const party = partyOf(line, profile, references)
          if (parties.has(party.id)) throw new DamagedListError(line, `Two profiles have the id ${party.id}.`)
          parties.set(party.id, party)
        }
        if (parties.size > PARTIES_MAX) throw new DamagedListError(line, `There are more than ${PARTIES_MAX} parties.`)
      } else if (element.name === 'SanctionsEntry') addPrograms(parties, element, references)
      else references.take(element)
    }
    // What somebody is sanctioned under stands behind all parties.
    for (const party of parties.values()) yield buildEntry(party) satisfies ListEntry
  },
}

/** In the order of the document; each is a record of bounded length. */
const RECORDS = [
  'PartyType',
  'PartySubType',
  'NamePartType',
  'FeatureType',
  'DetailReference',
  'IDRegDocType',
  'Country',
  'AreaCode',
  'LocPartType',
  'SanctionsType',
  'List',
  'Location',
  'IDRegDocument',
  'DistinctParty',
  'SanctionsEntry',
]
const PARTIES_MAX = 500_000

/** What the numbers of subtypes have always meant, for a file without its table. */
const USUAL_KINDS: Readonly<Record<string, PartyKind>> = { 1: 'vessel', 2: 'vessel', 3: 'organization', 4: 'person' }

function partyOf(line: number, profile: XmlElement, references: AdvancedReferences): RawEntry {
  const { ID = '', PartySubTypeID = '' } = profile.attributes
  const type = references.partyType(PartySubTypeID)
  const kind = type === undefined ? USUAL_KINDS[PartySubTypeID] : knownKind(line, type)
  if (kind === undefined) throw new DamagedListError(line, `The kind ${PartySubTypeID} of profile ${ID} is not known.`)
  const identities = below(profile, ['Identity'])
  const features = below(profile, ['Feature']).map((feature) => ({
    type: references.featureType(feature.attributes.FeatureTypeID ?? ''),
    versions: below(feature, ['FeatureVersion']),
  }))
  const versionsOf = (type: RegExp) =>
    features.filter((each) => type.test(each.type)).flatMap(({ versions }) => versions)
  const places = (type: RegExp) => versionsOf(type).flatMap((version) => placesIn(version, references))
  const details = (type: RegExp) => versionsOf(type).flatMap((version) => detailsIn(version, references))
  return {
    line,
    id: ID,
    kind,
    topics: ['sanction'],
    names: identities.flatMap((identity) => namesOf(identity, references)),
    birthDates: versionsOf(/^birthdate$/i).flatMap(datesOf),
    birthPlaces: [...places(/^place of birth$/i).map(({ text }) => text), ...details(/^place of birth$/i)],
    countries: [
      ...places(kind === 'person' ? /^(nationality|citizenship)/i : /^(nationality|citizenship|location|vessel flag)/i),
    ].flatMap(({ country }) => (country === null ? [] : [country])),
    sex: details(/^gender$/i)[0],
    programs: [],
    positions: details(/^title$/i),
    identifiers: identities.flatMap(({ attributes }) =>
      references
        .documents(attributes.ID ?? '')
        .map(({ label, ...number }) => ({ kind: identifierKind(label), ...number })),
    ),
  }
}

function placesIn(version: XmlElement, references: AdvancedReferences) {
  return below(version, ['VersionLocation']).flatMap(({ attributes }) => {
    const place = references.location(attributes.LocationID ?? '')
    return place === undefined ? [] : [place]
  })
}

function detailsIn(version: XmlElement, references: AdvancedReferences): readonly string[] {
  return below(version, ['VersionDetail']).flatMap(({ attributes, text }) => {
    const said = text === '' ? references.detail(attributes.DetailReferenceID ?? '') : text
    return said === undefined ? [] : [said]
  })
}

function addPrograms(parties: Map<string, RawEntry>, entry: XmlElement, references: AdvancedReferences): void {
  const party = parties.get(entry.attributes.ProfileID ?? '')
  if (party === undefined) return
  const list = references.list(entry.attributes.ListID ?? '')
  const programs = below(entry, ['SanctionsMeasure'])
    .filter(({ attributes }) =>
      /^program$/i.test(references.sanctionsType(attributes.SanctionsTypeID ?? '') ?? 'program'),
    )
    .flatMap((measure) => textsBelow(measure, 'Comment'))
  parties.set(party.id, {
    ...party,
    programs: [...(party.programs ?? []), ...programs, ...(list === undefined ? [] : [list])],
  })
}
