import { z } from 'zod'
import { DamagedListError } from '../list-importer.ts'
import type { ListEntry, ListedName, ListTopic } from '../screening.ts'
import { buildEntry, type RawIdentifier } from './build-entry.ts'
import { partyKind } from './ftm-model.ts'

/** An entity of the FollowTheMoney model. Values are texts, or other entities where the file nests them. */
const Entity = z.object({
  id: z.string(),
  schema: z.string(),
  caption: z.string().optional(),
  properties: z.record(z.string(), z.array(z.unknown())),
})
export type Entity = z.infer<typeof Entity>

export function parseJson(line: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DamagedListError(line, 'The line is not JSON: it may be cut off.')
  }
}

export function parseEntity(line: number, value: unknown): Entity {
  const parsed = Entity.safeParse(value)
  if (!parsed.success) throw new DamagedListError(line, 'The line is no FollowTheMoney entity.')
  return parsed.data
}

/** Topics by what they begin with; the first that fits counts. Offices, banks and the like are no reason to be listed. */
const TOPICS: readonly (readonly [string, ListTopic])[] = [
  ['sanction.counter', 'sanction.counter'],
  // Owned, controlled or otherwise linked: whatever is behind the dot, it is not the sanction itself.
  ['sanction.', 'sanction.linked'],
  ['sanction', 'sanction'],
  ['debarment', 'debarment'],
  ['crime', 'crime'],
  ['forced.labor', 'crime'],
  ['wanted', 'wanted'],
  ['poi', 'poi'],
  ['role.pep', 'pep'],
  ['role.rca', 'rca'],
  ['asset.frozen', 'regulatory'],
  ['export.', 'regulatory'],
  ['reg.', 'regulatory'],
  ['invest.', 'regulatory'],
  ['corp.disqual', 'regulatory'],
  ['mare.', 'regulatory'],
]

/** Why an entity is listed, by its topics; none: it is not. */
export function topicsOf({ properties }: Entity): readonly ListTopic[] {
  const found = textsOf(properties.topics).flatMap((text) => {
    const topic = TOPICS.find(([begins]) => text === begins || text.startsWith(begins.replace(/\.?$/, '.')))?.[1]
    return topic === undefined ? [] : [topic]
  })
  return [...new Set(found)]
}

/** @param offices what stands elsewhere in the file about the offices it holds. */
export function entryOf(
  line: number,
  entity: Entity,
  { topics, offices }: { readonly topics: readonly ListTopic[]; readonly offices: readonly string[] },
): ListEntry {
  const { id, schema, properties } = entity
  const texts = (...names: readonly string[]) => names.flatMap((name) => textsOf(properties[name]))
  return buildEntry({
    line,
    id,
    kind: partyKind(schema),
    topics,
    names: namesOf(entity),
    birthDates: texts('birthDate'),
    birthPlaces: texts('birthPlace'),
    countries: texts('nationality', 'citizenship', 'country', 'jurisdiction', 'flag'),
    sex: texts('gender')[0],
    programs: [...texts('programId', 'program'), ...nestedIn(properties.sanctions).flatMap(programsOf)],
    positions: [...texts('position'), ...nestedIn(properties.positionOccupancies).flatMap(officesOf), ...offices],
    identifiers: identifiersOf(properties),
  })
}

function namesOf({ caption, properties }: Entity): readonly ListedName[] {
  const texts = (...names: readonly string[]) => names.flatMap((name) => textsOf(properties[name]))
  const named = (quality: ListedName['quality'], values: readonly string[]) =>
    values.map((text): ListedName => ({ text, quality }))
  const whole = texts('name', 'alias', 'previousName')
  // Some have their names in parts alone.
  const parts = ['firstName', 'secondName', 'middleName', 'fatherName', 'lastName'].flatMap((name) =>
    texts(name).slice(0, 1),
  )
  return [
    ...named('primary', caption === undefined ? [] : [caption]),
    ...named('strong', whole),
    ...named('strong', whole.length === 0 ? [parts.join(' ')] : []),
    ...named('weak', texts('weakAlias')),
  ]
}

const programsOf = ({ properties }: Entity) => [
  ...textsOf(properties.program).slice(0, 1),
  ...textsOf(properties.programId),
]

/** The offices of an occupancy that has its posts nested in it. */
function officesOf({ properties }: Entity): readonly string[] {
  return nestedIn(properties.post).flatMap(officeOf)
}

/** What an office is called. */
export function officeOf({ caption, properties }: Entity): readonly string[] {
  const name = textsOf(properties.name)[0] ?? caption
  return name === undefined ? [] : [name]
}

const NUMBERS: Readonly<Record<string, RawIdentifier['kind']>> = {
  passportNumber: 'passport',
  idNumber: 'national_id',
  socialSecurityNumber: 'national_id',
  taxNumber: 'tax',
  innCode: 'tax',
  vatCode: 'tax',
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  okpoCode: 'registration',
  leiCode: 'registration',
  imoNumber: 'registration',
  uniqueEntityId: 'registration',
}

function identifiersOf(properties: Entity['properties']): readonly RawIdentifier[] {
  const own = Object.entries(NUMBERS).flatMap(([name, kind]) =>
    textsOf(properties[name]).map((number) => ({ kind, number })),
  )
  const papers = ['passport', 'identification', 'identificiation'].flatMap((name) =>
    nestedIn(properties[name]).flatMap((paper) => {
      const country = textsOf(paper.properties.country)[0]
      const kind = paper.schema === 'Passport' ? 'passport' : 'national_id'
      return [...textsOf(paper.properties.number), ...textsOf(paper.properties.passportNumber)].map(
        (number): RawIdentifier => ({ kind, number, country }),
      )
    }),
  )
  return [...own, ...papers]
}

export function textsOf(values: readonly unknown[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => typeof value === 'string')
}

function nestedIn(values: readonly unknown[] | undefined): readonly Entity[] {
  return (values ?? []).flatMap((value) => {
    const parsed = Entity.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
