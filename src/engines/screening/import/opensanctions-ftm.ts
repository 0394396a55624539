import { z } from 'zod'
import { DamagedListError, type ListImporter } from '../list-importer.ts'
import type { ListedName, ListTopic } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { OPENSANCTIONS_LICENCE, partyKind } from './opensanctions-csv.ts'
import { readLines } from './read-lines.ts'

/** OpenSanctions `entities.ftm.json`: one FollowTheMoney entity a line; of those, people and organizations that are listed. */
export const openSanctionsFtm: ListImporter = {
  format: 'opensanctions-ftm',
  title: 'OpenSanctions entities (FollowTheMoney JSON lines)',
  licence: OPENSANCTIONS_LICENCE,
  topics: ['sanction', 'pep'],
  isProven: false,
  async *read([source]) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    for await (const { line, text } of readLines(source.open())) {
      const entity = parseEntity(line, text)
      const topics = topicsOf(entity.properties.topics ?? [])
      if (topics.length > 0 && PARTIES.has(entity.schema)) yield entryOf(line, entity, topics)
    }
  },
}

const PARTIES = new Set(['Person', 'Organization', 'Company', 'LegalEntity', 'PublicBody', 'Vessel', 'Airplane'])

const Entity = z.object({
  id: z.string(),
  schema: z.string(),
  caption: z.string().optional(),
  properties: z.record(z.string(), z.array(z.unknown())),
})
type Entity = z.infer<typeof Entity>

function parseEntity(line: number, text: string): Entity {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DamagedListError(line, 'The line is not JSON: it may be cut off.')
  }
  const parsed = Entity.safeParse(value)
  if (!parsed.success) throw new DamagedListError(line, 'The line is no FollowTheMoney entity.')
  return parsed.data
}

function topicsOf(topics: readonly unknown[]): readonly ListTopic[] {
  const texts = topics.filter((topic) => typeof topic === 'string')
  const isSanctioned = texts.some((topic) => topic.startsWith('sanction'))
  const isExposed = texts.some((topic) => topic.startsWith('role.pep') || topic === 'role.rca')
  return [...(isSanctioned ? (['sanction'] as const) : []), ...(isExposed ? (['pep'] as const) : [])]
}

function entryOf(line: number, { id, schema, caption, properties }: Entity, topics: readonly ListTopic[]) {
  const texts = (...names: readonly string[]) =>
    names.flatMap((name) => (properties[name] ?? []).filter((value) => typeof value === 'string'))
  const named = (quality: ListedName['quality'], values: readonly string[]) =>
    values.map((text): ListedName => ({ text, quality }))
  return buildEntry({
    line,
    id,
    kind: partyKind(schema),
    topics,
    names: [
      ...named('primary', caption === undefined ? [] : [caption]),
      ...named('strong', texts('name', 'alias', 'previousName')),
      ...named('weak', texts('weakAlias')),
    ],
    birthDates: texts('birthDate'),
    birthPlaces: texts('birthPlace'),
    countries: texts('nationality', 'citizenship', 'country'),
    sex: texts('gender')[0],
    programs: texts('programId', 'program'),
    positions: texts('position'),
  })
}
