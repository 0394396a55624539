import { z } from 'zod'
import type { KnownError } from '../error-codes.ts'
import { type ExampleOptions, exampleOf } from './example-of.ts'
import { JsonSchema } from './json-schema.ts'

const Media = z.looseObject({
  schema: JsonSchema.optional(),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
})
type Media = z.infer<typeof Media>

const Operation = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), schema: JsonSchema, example: z.unknown().optional() }))
    .optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), Media) }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), Media).optional() })),
})
type Operation = z.infer<typeof Operation>

const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), JsonSchema) }),
})

export interface AddOptions {
  readonly words: ExampleOptions['words']
  /** Errors that a status of an answer may stand for. */
  readonly errors: readonly (KnownError & { readonly code: string })[]
  /** Errors in a shape of their own. */
  readonly shaped?: readonly ShapedError[]
}

/** An error as it is answered where errors are no `Error`. */
export interface ShapedError {
  /** Name of the schema. */
  readonly schema: string
  /** Once in the document. */
  readonly name: string
  readonly status: number
  readonly value: Readonly<Record<string, unknown>>
}

const SCHEMAS = '#/components/schemas/'

/**
 * Gives every call of an OpenAPI 3.1 document an example of each parameter, its request and each of its answers: the
 * errors from the list of errors, everything else from the schemas. An example that a route brings itself stays.
 */
export function addExamples(document: unknown, { words, errors, shaped = [] }: AddOptions): z.infer<typeof Document> {
  const parsed = Document.parse(document)
  const { schemas } = parsed.components
  const known = [...errors.map(usualError), ...shaped]
  const examples = Object.fromEntries(known.map(({ name, value }) => [name, { value }]))
  const namesOf = (ref: string | undefined, status: string) =>
    known.filter((each) => ref === SCHEMAS + each.schema && String(each.status) === status).map(({ name }) => name)
  const paths = mapValues(parsed.paths, (methods, path) =>
    mapValues(methods, (operation, method) =>
      withExamples(operation, { owners: ownersOf(method, path), options: { schemas, words }, namesOf }),
    ),
  )
  return { ...parsed, paths, components: { ...parsed.components, examples } }
}

interface Call {
  readonly owners: readonly string[]
  readonly options: ExampleOptions
  readonly namesOf: (ref: string | undefined, status: string) => readonly string[]
}

function withExamples(operation: Operation, call: Call): Operation {
  const { owners, options, namesOf } = call
  const place = { name: '', owners }
  const ofMedia = (media: Media, type: string, status = ''): Media => {
    const hasOwn = media.example !== undefined || media.examples !== undefined
    const schema = saysNothing(media.schema) ? schemaInWords(`${owners[0]} ${status}`, options) : media.schema
    if (hasOwn || schema === undefined || !hasText(type)) return media
    return { ...media, example: exampleOf(schema, place, options) }
  }
  const ofAnswer = (media: Media, type: string, status: string): Media => {
    const names = namesOf(media.schema?.$ref, status)
    return names.length === 0 ? ofMedia(media, type, status) : { ...media, examples: refsTo(names) }
  }
  const { requestBody, parameters } = operation
  return {
    ...operation,
    ...(parameters === undefined
      ? {}
      : {
          parameters: parameters.map((each) => ({
            ...each,
            example: each.example ?? exampleOf(each.schema, { name: each.name, owners }, options),
          })),
        }),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...requestBody,
            content: mapValues(requestBody.content, (media, type) => ofMedia(media, type)),
          },
        }),
    responses: mapValues(operation.responses, ({ content, ...rest }, status) =>
      content === undefined
        ? rest
        : { ...rest, content: mapValues(content, (media, type) => ofAnswer(media, type, status)) },
    ),
  }
}

function saysNothing(schema: JsonSchema | undefined): boolean {
  return schema === undefined || Object.keys(schema).every((key) => key === 'description')
}

/** What is answered as a file has no schema of its own; the words name one, as in `GET /copies/{id} 200`. */
function schemaInWords(name: string, { words }: ExampleOptions): JsonSchema | undefined {
  const named = JsonSchema.safeParse(words[name])
  return named.success ? named.data : undefined
}

/** Pictures, documents and workbooks are not shown. */
function hasText(type: string): boolean {
  return type.includes('json') || type.startsWith('multipart/') || type.startsWith('text/')
}

function usualError({ code, status, message, errors }: AddOptions['errors'][number]): ShapedError {
  const value = { error_code: code, message, ...(errors === undefined ? {} : { errors }) }
  return { schema: 'Error', name: code, status, value }
}

function refsTo(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/examples/${name}` }]))
}

/** The call, and what its address is about: `GET /folders/{id}`, `folder`. */
function ownersOf(method: string, path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '')
  const first = parts.findIndex((part) => part.startsWith('{'))
  const about = parts[first > 0 ? first - 1 : parts.length - 1] ?? ''
  return [`${method.toUpperCase()} ${path}`, about.replace(/ies$/, 'y').replace(/s$/, '')]
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
