import { createHash } from 'node:crypto'
import { type JsonSchema, nameOfRef, resolveRef } from './json-schema.ts'

/** Where a value stands in a document. */
export interface Place {
  /** Of the member or parameter. */
  readonly name: string
  /** What the member belongs to, nearest first: the schema, the member around it, the call. */
  readonly owners: readonly string[]
}

export interface ExampleOptions {
  readonly schemas: Readonly<Record<string, JsonSchema>>
  /** Values by the name of their member, as `Owner.member` where a name has several meanings, or of a whole schema. */
  readonly words: Readonly<Record<string, unknown>>
}

const WHEN = '2026-11-25T08:30:00.000Z'

/**
 * A value that a schema allows: its own `example`, else the word for its place, else one made of its type. The same
 * each time. A word that the schema does not allow is passed over.
 */
export function exampleOf(schema: JsonSchema, place: Place, options: ExampleOptions): unknown {
  const own = schema.example ?? schema.examples?.[0]
  if (own !== undefined) return own
  const word = wordFor(place, options.words)
  if (word !== undefined && fits(schema, word, options)) return word
  if (schema.$ref !== undefined) {
    const name = nameOfRef(schema.$ref)
    const whole = options.words[name]
    if (whole !== undefined && fits(schema, whole, options)) return whole
    // What is new is of the same kind as what has been there.
    const owners = [...new Set([name, name.replace(/^New/, '')]), ...place.owners]
    return exampleOf(resolveRef(schema, options.schemas), { ...place, owners }, options)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum !== undefined) return schema.enum[0]
  const choices = schema.properties === undefined ? (schema.anyOf ?? schema.oneOf) : undefined
  if (choices !== undefined) return ofChoices(choices, place, options)
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each, place, options)))
  return ofType(schema, place, options)
}

function wordFor({ name, owners }: Place, words: ExampleOptions['words']): unknown {
  for (const key of [...owners.map((owner) => `${owner}.${name}`), name]) {
    if (Object.hasOwn(words, key)) return words[key]
  }
  return undefined
}

/** The first of several that is not null. */
function ofChoices(choices: readonly JsonSchema[], place: Place, options: ExampleOptions): unknown {
  const chosen = choices.find(({ type }) => type !== 'null')
  return chosen === undefined ? null : exampleOf(chosen, place, options)
}

function ofType(schema: JsonSchema, place: Place, options: ExampleOptions): unknown {
  switch (typesOf(schema)[0]) {
    case 'object':
      return ofObject(schema, place, options)
    case 'array':
      return schema.maxItems === 0 ? [] : [exampleOf(schema.items ?? {}, place, options)]
    case 'string':
      return ofString(schema, place)
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return false
    default:
      return null
  }
}

function ofObject(schema: JsonSchema, { name, owners }: Place, options: ExampleOptions): Record<string, unknown> {
  const inside = name === '' || name === 'items' ? owners : [name, ...owners]
  // Where one of several members is sent, the first is.
  const others = (schema.oneOf ?? []).slice(1).flatMap(({ required = [] }) => required)
  const members = Object.entries(schema.properties ?? {}).filter(([member]) => !others.includes(member))
  return Object.fromEntries(
    members.map(([member, each]) => [member, exampleOf(each, { name: member, owners: inside }, options)]),
  )
}

function ofString({ format, minLength = 0, maxLength = 200 }: JsonSchema, place: Place): string {
  switch (format) {
    case 'uuid':
      return uuidFor(place)
    case 'date-time':
      return WHEN
    case 'date':
      return WHEN.slice(0, 10)
    case 'email':
      return 'sari@contoh.example'
    case 'uri':
      return 'https://contoh.example/hook'
    default:
      return wordsOf(place.name).padEnd(minLength, '.').slice(0, maxLength)
  }
}

/** `display_name` → `Display name`. */
function wordsOf(name: string): string {
  const plain = name.replaceAll(/[_-]+/g, ' ').trim()
  return plain === '' ? 'Text' : plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** The same for `id` of a Folder, `folder_id`, and the `id` in the address of a folder. */
function uuidFor({ name, owners }: Place): string {
  if (name !== 'id') return exampleId(name)
  // The nearest that is no call and, of a new thing, the thing.
  const owner = owners.find((each) => !each.includes(' ') && !/^New[A-Z]/.test(each)) ?? 'thing'
  return exampleId(`${owner}_id`)
}

/** The id that examples have for what this member names, e.g. `folder_id`. */
export function exampleId(member: string): string {
  const hex = createHash('sha256').update(member.toLowerCase().replaceAll(/[_-]/g, '')).digest('hex')
  return `019aba2e-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}

function fits(schema: JsonSchema, value: unknown, options: ExampleOptions): boolean {
  if (schema.$ref !== undefined) return fits(resolveRef(schema, options.schemas), value, options)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.some((each) => fits(each, value, options))
  if (schema.const !== undefined) return schema.const === value
  if (schema.enum !== undefined) return schema.enum.includes(value)
  const types = typesOf(schema)
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return false
  if (Array.isArray(value)) return value.every((each) => fits(schema.items ?? {}, each, options))
  if (typeof value === 'object' && value !== null) return fitsMembers(schema, value, options)
  if (typeof value === 'string') return fitsText(schema, value)
  return typeof value !== 'number' || (value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value))
}

function fitsMembers(schema: JsonSchema, value: object, options: ExampleOptions): boolean {
  const { properties = {}, required = [], additionalProperties } = schema
  const areKnown = Object.entries(value).every(([member, each]) => {
    const known = properties[member]
    return known === undefined ? additionalProperties !== false : fits(known, each, options)
  })
  return areKnown && required.every((member) => Object.hasOwn(value, member))
}

function fitsText({ format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema, text: string) {
  if (format === 'uuid' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return false
  if (format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  if (format === 'date-time' && !/^\d{4}-\d\d-\d\dT/.test(text)) return false
  if (format === 'uri' && !URL.canParse(text)) return false
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return false
  return text.length >= minLength && text.length <= maxLength
}

function typesOf({ type }: JsonSchema): readonly string[] {
  if (type === undefined) return []
  return typeof type === 'string' ? [type] : type
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
