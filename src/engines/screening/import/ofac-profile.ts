import type { ListedName } from '../screening.ts'
import type { AdvancedReferences } from './ofac-references.ts'
import { below, textsBelow, type XmlElement } from './read-xml.ts'
import { yearsBetween } from './years-between.ts'

/** Given names before family names, as a name is written in a query. What has no type keeps its place at the end. */
const ORDER = ['First Name', 'Middle Name', 'Patronymic', 'Maiden Name', 'Last Name', 'Matronymic']

/** All names of an identity, in every script, the primary one first. */
export function namesOf(identity: XmlElement, references: AdvancedReferences): readonly ListedName[] {
  const types = new Map(
    below(identity, ['NamePartGroups', 'MasterNamePartGroup', 'NamePartGroup']).map(({ attributes }) => [
      attributes.ID ?? '',
      references.namePartType(attributes.NamePartTypeID ?? '') ?? '',
    ]),
  )
  return below(identity, ['Alias'])
    .flatMap(({ attributes, children }) =>
      children
        .filter(({ name }) => name === 'DocumentedName')
        .map((documented, at): ListedName => {
          const quality = attributes.Primary === 'true' && at === 0 ? 'primary' : 'strong'
          return { text: nameOf(documented, types), quality: attributes.LowQuality === 'true' ? 'weak' : quality }
        }),
    )
    .toSorted((a, b) => Number(b.quality === 'primary') - Number(a.quality === 'primary'))
}

function nameOf(documented: XmlElement, types: ReadonlyMap<string, string>): string {
  const placeOf = (value: XmlElement) => {
    const at = ORDER.indexOf(types.get(value.attributes.NamePartGroupID ?? '') ?? '')
    return at < 0 ? ORDER.length : at
  }
  return below(documented, ['DocumentedNamePart', 'NamePartValue'])
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ text }) => text)
    .join(' ')
}

/** A day, or the span of a month, a year or some years that stands for not knowing better. */
export function datesOf(version: XmlElement): readonly string[] {
  return below(version, ['DatePeriod']).flatMap((period) => {
    const first = dateIn(below(period, ['Start', 'From'])[0])
    const last = dateIn(below(period, ['End', 'To'])[0]) ?? dateIn(below(period, ['Start', 'To'])[0]) ?? first
    if (first === undefined || last === undefined) return []
    if (first === last) return [first]
    if (first.slice(0, 4) !== last.slice(0, 4)) return yearsBetween(first.slice(0, 4), last.slice(0, 4))
    return [first.slice(0, 7) === last.slice(0, 7) ? first.slice(0, 7) : first.slice(0, 4)]
  })
}

function dateIn(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined
  const part = (name: string) => textsBelow(element, name)[0]?.padStart(2, '0')
  const [year, month, day] = [part('Year'), part('Month'), part('Day')]
  return [year, month, day].filter((each) => each !== undefined).join('-') || undefined
}
