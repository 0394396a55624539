import { z } from 'zod'
import { JsonSchema } from '../examples/json-schema.ts'

const Ref = z.object({ $ref: z.string() })

export const Media = z.looseObject({
  schema: JsonSchema.optional(),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
})
export type Media = z.infer<typeof Media>

const Answer = z.looseObject({
  description: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  content: z.record(z.string(), Media).optional(),
})
export type Answer = z.infer<typeof Answer>

const Parameter = z.looseObject({
  name: z.string(),
  in: z.string().optional(),
  schema: JsonSchema,
  example: z.unknown().optional(),
})
export type Parameter = z.infer<typeof Parameter>

export const Operation = z.looseObject({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.union([Ref, Parameter])).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), Media) }).optional(),
  responses: z.record(z.string(), z.union([Ref, Answer])).default({}),
})
export type Operation = z.infer<typeof Operation>

const Components = z.looseObject({
  schemas: z.record(z.string(), JsonSchema).default({}),
  responses: z.record(z.string(), z.unknown()).optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
})

/** An OpenAPI 3.1 document, as far as the server writes it. */
export const OpenApi = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  webhooks: z.record(z.string(), z.unknown()).optional(),
  components: Components,
})
export type OpenApi = z.infer<typeof OpenApi>

/** One call of the document. */
export interface Call {
  /** `GET /folders/{id}`. */
  readonly name: string
  /** In upper case. */
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** The parameters of a call that it does not share with others. */
export function ownParameters({ parameters = [] }: Operation): readonly Parameter[] {
  return parameters.flatMap((each) => (isRef(each) ? [] : [each]))
}

export function isRef(value: object): value is z.infer<typeof Ref> {
  return '$ref' in value
}

/** The document with each call as `map` makes it. */
export function mapCalls(document: OpenApi, map: (call: Call) => Operation): OpenApi {
  const paths = mapValues(document.paths, (methods, path) =>
    mapValues(methods, (operation, key) => {
      const method = key.toUpperCase()
      return map({ name: `${method} ${path}`, method, path, operation })
    }),
  )
  return { ...document, paths }
}

/** The document with more components of a kind. */
export function withComponents(
  document: OpenApi,
  kind: 'responses' | 'parameters' | 'headers' | 'examples',
  more: Readonly<Record<string, unknown>>,
): OpenApi {
  const { components } = document
  return { ...document, components: { ...components, [kind]: { ...components[kind], ...more } } }
}

export function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
