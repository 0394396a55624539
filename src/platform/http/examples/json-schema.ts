import { z } from 'zod'

/** A JSON Schema as the server's own document has them; only the words that are used are named. */
export const JsonSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  additionalProperties: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional()
  },
  get items() {
    return JsonSchema.optional()
  },
  get anyOf() {
    return z.array(JsonSchema).optional()
  },
  get oneOf() {
    return z.array(JsonSchema).optional()
  },
  get allOf() {
    return z.array(JsonSchema).optional()
  },
})
export type JsonSchema = z.infer<typeof JsonSchema>

const PREFIX = '#/components/schemas/'

/** The name of the schema that is referred to, without what tells requests and answers apart. */
export function nameOfRef(ref: string): string {
  return ref.slice(PREFIX.length).replace(/Input$/, '')
}

/** The schema that a `$ref` names, or the schema itself. @throws when the document has no such schema. */
export function resolveRef(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema {
  if (schema.$ref === undefined) return schema
  const found = schemas[schema.$ref.slice(PREFIX.length)]
  if (found === undefined) throw new Error(`The document has no schema ${schema.$ref}`)
  return found
}
