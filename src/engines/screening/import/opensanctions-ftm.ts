import { z } from 'zod'
import { DamagedListError, type ListChange, type ListImporter, type ListSource } from '../list-importer.ts'
import type { ListEntry } from '../screening.ts'
import { type Entity, entryOf, officeOf, parseEntity, parseJson, textsOf, topicsOf } from './ftm-entity.ts'
import { isParty, OPENSANCTIONS_LICENCE } from './ftm-model.ts'
import { readLines } from './read-lines.ts'

/**
 * OpenSanctions `entities.ftm.json` and `targets.nested.json`: one FollowTheMoney entity a line; of those, parties that are
 * listed, each for its own reasons. `entities.delta.json` changes what there is.
 */
export const openSanctionsFtm: ListImporter = {
  format: 'opensanctions-ftm',
  title: 'OpenSanctions entities (FollowTheMoney JSON lines, nested or not, and deltas)',
  licence: OPENSANCTIONS_LICENCE,
  topics: [
    ...(['sanction', 'sanction.linked', 'sanction.counter', 'debarment', 'crime', 'wanted', 'poi'] as const),
    ...(['regulatory', 'pep', 'rca'] as const),
  ],
  isProven: false,
  async *read([source], report) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const officesOf = await readOffices([source], (_line, value) => value)
    for await (const { line, text } of readLines(source.open())) {
      const entry = listedEntry(line, parseEntity(line, parseJson(line, text)), officesOf)
      if (entry === 'nameless') report?.({ line, reason: 'The entity has no name.' })
      else if (entry !== null) yield entry
    }
  },
  async isChanges([source]) {
    if (source === undefined) return false
    for await (const { text } of readLines(source.open())) return /^\s*\{\s*"op"\s*:/.test(text)
    return false
  },
  async *readChanges(sources) {
    const officesOf = await readOffices(sources, (line, value) => operationOf(line, value).entity)
    for (const source of sources) {
      for await (const { line, text } of readLines(source.open())) yield changeOf(line, text, officesOf)
    }
  },
}

type OfficesOf = (holder: string) => readonly string[]

/** `nameless`: it is listed, and has no name to be asked by. Null: it is not listed. */
function listedEntry(line: number, entity: Entity, officesOf: OfficesOf): ListEntry | 'nameless' | null {
  const topics = topicsOf(entity)
  if (topics.length === 0 || !isParty(entity)) return null
  const { caption, properties } = entity
  const names = ['name', 'alias', 'previousName', 'weakAlias', 'firstName', 'lastName']
  const isNamed = [caption ?? '', ...names.flatMap((name) => textsOf(properties[name]))].some(
    (name) => name.trim() !== '',
  )
  return isNamed ? entryOf(line, entity, { topics, offices: officesOf(entity.id) }) : 'nameless'
}

const Operation = z.object({ op: z.enum(['ADD', 'MOD', 'DEL']), entity: z.looseObject({ id: z.string() }) })

function operationOf(line: number, value: unknown): z.infer<typeof Operation> {
  const parsed = Operation.safeParse(value)
  if (!parsed.success) throw new DamagedListError(line, 'The line is no change (op and entity) of a delta.')
  return parsed.data
}

function changeOf(line: number, text: string, officesOf: OfficesOf): ListChange {
  const { op, entity } = operationOf(line, parseJson(line, text))
  const entry = op === 'DEL' ? null : listedEntry(line, parseEntity(line, entity), officesOf)
  // Who is no longer listed for any reason is gone like one who was deleted.
  return entry === null || entry === 'nameless' ? { kind: 'remove', id: entity.id } : { kind: 'put', entry }
}

const OFFICES_MAX = 3_000_000

/**
 * The offices that people hold. Where nothing is nested, an occupancy stands in a line of its own, with the ids of its
 * holder and its post, before or behind both: the file is read for them first.
 */
async function readOffices(
  sources: readonly ListSource[],
  entityIn: (line: number, value: unknown) => unknown,
): Promise<OfficesOf> {
  const names = new Map<string, string>()
  const posts = new Map<string, string | readonly string[]>()
  for (const source of sources) {
    for await (const { line, text } of readLines(source.open())) {
      if (!/"schema"\s*:\s*"(?:Occupancy|Position)"/.test(text)) continue
      const value = entityIn(line, parseJson(line, text))
      // Those that are deleted have an id alone.
      if (typeof value !== 'object' || value === null || !('schema' in value)) continue
      const entity = parseEntity(line, value)
      const { id, schema, properties } = entity
      const [name] = officeOf(entity)
      if (schema === 'Position' && name !== undefined) names.set(id, name)
      if (schema === 'Occupancy') {
        for (const holder of textsOf(properties.holder)) addPosts(posts, holder, textsOf(properties.post))
      }
      if (names.size + posts.size > OFFICES_MAX) throw new DamagedListError(line, 'There are too many offices.')
    }
  }
  return (holder) => [posts.get(holder) ?? []].flat().flatMap((post) => names.get(post) ?? [])
}

/** Most people hold one office, which is kept without a list of its own. */
function addPosts(posts: Map<string, string | readonly string[]>, holder: string, more: readonly string[]): void {
  const known = posts.get(holder)
  const [first] = more
  if (known === undefined && more.length === 1 && first !== undefined) posts.set(holder, first)
  else posts.set(holder, [...[known ?? []].flat(), ...more].slice(0, 50))
}
