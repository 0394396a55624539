import fc from 'fast-check'
import type { ApiDocument, JsonSchema } from './document.ts'

/** A value for a property of this name, where only what exists will do (an id); undefined: whatever the schema allows. */
export type KnownValues = (name: string, schema: JsonSchema) => fc.Arbitrary<unknown> | undefined

export interface Maker {
  readonly document: ApiDocument
  readonly known: KnownValues
}

/** Values that the schema allows. */
export function valid(maker: Maker, schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
  const known = maker.known(name, schema)
  if (known !== undefined) return known
  const here = maker.document.resolve(schema)
  const choices = here.properties === undefined ? (here.anyOf ?? here.oneOf) : undefined
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valid(maker, each, name)))
  if (here.const !== undefined) return fc.constant(here.const)
  if (here.enum !== undefined) return fc.constantFrom(...here.enum)
  const types = [here.type ?? 'object'].flat()
  return fc.oneof(...types.map((type) => ofType(maker, { type, schema: here, name })))
}

interface Typed {
  readonly type: string
  readonly schema: JsonSchema
  readonly name: string
}

function ofType(maker: Maker, { type, schema, name }: Typed): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer(rangeOf(schema))
    case 'number':
      return fc.double({ ...rangeOf(schema), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid(maker, schema.items ?? {}, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    default:
      return objectOf(maker, schema)
  }
}

function rangeOf(schema: JsonSchema): { min: number; max: number } {
  const min = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
  return { min, max: Math.min(schema.maximum ?? min + 1_000, min + 1_000_000) }
}

function objectOf(maker: Maker, schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.oneOf !== undefined) return fc.oneof(...formsOf(schema, schema.oneOf).map((each) => objectOf(maker, each)))
  const properties = Object.entries(schema.properties ?? {})
  const model = Object.fromEntries(properties.map(([key, each]) => [key, valid(maker, each, key)]))
  const required = properties.map(([key]) => key).filter((key) => schema.required?.includes(key))
  return fc.record(model, { requiredKeys: required, noNullPrototype: true })
}

/** An object that has the members of exactly one choice: each choice as a schema of its own. */
function formsOf({ oneOf: _, ...schema }: JsonSchema, choices: readonly JsonSchema[]): JsonSchema[] {
  return choices.map((choice) => {
    const others = choices.filter((each) => each !== choice).flatMap((each) => each.required ?? [])
    const properties = Object.entries(schema.properties ?? {}).filter(([key]) => !others.includes(key))
    return {
      ...schema,
      properties: Object.fromEntries(properties),
      required: [...(schema.required ?? []), ...(choice.required ?? [])],
    }
  })
}

function textOf(schema: JsonSchema): fc.Arbitrary<string> {
  const lengths = { minLength: Math.max(schema.minLength ?? 1, 1), maxLength: Math.min(schema.maxLength ?? 40, 60) }
  switch (schema.format) {
    case 'uuid':
      return fc.uuid()
    case 'email':
      return fc.uuid().map((id) => `${id}@contoh.example`)
    case 'uri':
      return fc.uuid().map((id) => `https://hooks.example/${id}`)
    case 'date':
      return fc.constantFrom('2024-02-29', '1999-12-31', '2026-01-01')
    case 'date-time':
      return fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-03T04:05:06Z')
    default:
      return schema.pattern === undefined
        ? fc.string({ unit: 'grapheme-ascii', ...lengths }).map((text) => text.replaceAll(/^ | $/g, 'x'))
        : fc.stringMatching(new RegExp(schema.pattern))
  }
}

/** Values that come close: one thing of a valid one is left out, added, of another type, or beyond its limit. */
export function nearlyValid(maker: Maker, schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.tuple(valid(maker, schema), fc.nat(), odd()).map(([value, pick, strange]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return strange
    const keys = Object.keys(value)
    const key = keys[pick % Math.max(keys.length, 1)] ?? 'unknown'
    const { [key]: _left, ...rest } = Object(value)
    return [rest, { ...value, unknown_field: strange }, { ...value, [key]: strange }, [value]][pick % 4]
  })
}

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\uD800',
  '\u202Eabc',
  "' OR 1=1 --",
  '../../etc/passwd',
  '%00%2e%2e',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x.example")',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ',
  'a'.repeat(3_000),
  '00000000-0000-0000-0000-000000000000',
  'http://127.1/',
  'http://[::ffff:169.254.169.254]/',
  'file:///etc/passwd',
  '2026-13-45T99:99:99Z',
]
const ODD_NUMBERS = [0, -1, 1e308, -0.5, 2 ** 31, 2 ** 53, Number.MIN_VALUE]

/** What nobody expects in any place. */
export function odd(): fc.Arbitrary<unknown> {
  const deep = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ a: inner }), 1)
  return fc.oneof(
    fc.constantFrom<unknown>(...ODD_TEXTS),
    fc.constantFrom<unknown>(...ODD_NUMBERS),
    fc.constantFrom<unknown>(null, true, [], {}, [[]], deep, { __proto__: null, constructor: 1, toString: 2 }),
    fc.string({ unit: 'binary' }),
  )
}

/** Bodies as bytes: JSON of odd things, and what is no JSON at all. */
export function hostileBody(): fc.Arbitrary<string> {
  const broken = ['{', '{"a":1,}', '\uFEFF{}', '[1,2', 'null', '"text"', '{"a":1}{"b":2}', `{"a":${'['.repeat(500)}`]
  return fc.oneof(
    fc.constantFrom(...broken, `{"name":"${'x'.repeat(1_200_000)}"}`, '{"__proto__":{"isAdmin":true},"name":"a"}'),
    fc.dictionary(fc.string({ maxLength: 10 }), odd(), { maxKeys: 5 }).map((value) => JSON.stringify(value)),
  )
}
