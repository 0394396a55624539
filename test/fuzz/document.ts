import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { JsonSchema, resolveRef } from '../../src/platform/http/examples/json-schema.ts'
import { inlineReferences } from '../inline-references.ts'

export type { JsonSchema } from '../../src/platform/http/examples/json-schema.ts'

const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  schema: JsonSchema,
})
const Content = z.record(z.string(), z.looseObject({ schema: JsonSchema.optional() }))
const OperationBody = z.looseObject({
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
})
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), OperationBody)),
  components: z.looseObject({ schemas: z.record(z.string(), JsonSchema) }),
})

export interface Operation {
  /** As the server lists it: `POST /folders/:id`. */
  readonly name: string
  readonly method: string
  /** With `{name}` for its parameters. */
  readonly path: string
  readonly parameters: readonly z.infer<typeof Parameter>[]
  /** Of a JSON body; undefined when it takes none. */
  readonly body: JsonSchema | undefined
  readonly isUpload: boolean
}

export interface ApiDocument {
  readonly operations: readonly Operation[]
  /** The schema that a `$ref` names. */
  resolve(schema: JsonSchema): JsonSchema
  /** What is wrong with an answer, in words; empty when the document allows it. */
  complaintsAbout(operation: Operation, answer: RawAnswer): readonly string[]
}

export interface RawAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

const JSON_TYPE = 'application/json'

/** Reads an OpenAPI 3.1 document: what may be asked, and what may be answered. */
export function readDocument(shared: unknown): ApiDocument {
  const json = inlineReferences(shared)
  const document = Document.parse(json)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(json, 'api')
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
    validators.set(pointer, known)
    return known
  }
  return {
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, body]) => operationOf(path, method, body)),
    ),
    resolve: (schema) => resolveRef(schema, document.components.schemas),
    complaintsAbout({ method, path }, { status, contentType, text }) {
      const response = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)]
      if (response === undefined) return [`status ${status} is not documented`]
      if (response.content === undefined) return text === '' ? [] : ['a body where none is documented']
      const type = contentType.split(';')[0]?.trim() ?? ''
      if (response.content[type] === undefined) return [`content type ${contentType} is not documented`]
      if (type !== JSON_TYPE || response.content[type]?.schema === undefined) return []
      const pointer = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
      const validate = validatorOf(pointer.map((part) => `/${escapePointer(part)}`).join(''))
      if (validate(JSON.parse(text))) return []
      return (validate.errors ?? []).map((each) => `${each.instancePath || 'the body'} ${each.message}`)
    },
  }
}

function operationOf(path: string, method: string, body: z.infer<typeof OperationBody>): Operation {
  const content = body.requestBody?.content ?? {}
  return {
    name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    method: method.toUpperCase(),
    path,
    parameters: body.parameters,
    body: content[JSON_TYPE]?.schema,
    isUpload: content['multipart/form-data'] !== undefined,
  }
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
