import { z } from 'zod'
import type { OpenApi } from '../platform/http/document/open-api.ts'
import { JsonSchema } from '../platform/http/examples/json-schema.ts'

/** A service as far as the document names it. */
export interface DescribedService {
  readonly code: string
  readonly configuration: z.ZodType
  readonly output?: z.ZodType | undefined
}

/** One thing looked at (`Check` of `verifiers/verifier.ts`). */
const Check = z.object({
  code: z.string(),
  result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']),
  reason_code: z.string().nullable().describe('One of the published `reasons` of the service'),
  message: z.string().describe('May be shown to the person verified'),
  internal_message: z.string().describe('For you alone'),
})

/** A value that was read (`Field` of `verifiers/verifier.ts`). */
const Field = z.object({
  value: z.string().nullable(),
  confidence: z.number().describe('0–1: of those at 0.95 or more at most 2 in 100 are wrong'),
  page: z.int().describe('From 1'),
  box: z.array(z.number()).nullable().describe('Left, top, right, bottom in 0–1 of `GET /files/{id}/pages/{page}`'),
  source: z.string(),
})

/** Members of every output, whatever its service. */
const CHECKS = {
  checks: { type: 'array', items: refTo('Check') },
  fields: { type: 'object', additionalProperties: refTo('Field') },
}

/**
 * Names what each service takes and answers: `configuration` of a new verification is one of theirs, and so is `output`.
 * An output that is not there yet, or that a person replaced, has less or other members: nothing is required of it.
 */
export function addServices(document: OpenApi, services: readonly DescribedService[]): OpenApi {
  if (services.length === 0) return document
  const schemas: Record<string, JsonSchema> = {
    ...document.components.schemas,
    Check: { ...schemaOf(Check, 'output'), description: 'One thing looked at' },
    Field: { ...schemaOf(Field, 'output'), description: 'A value that was read' },
  }
  const configurations = services.map(({ code, configuration }) => {
    const name = `${nameOf(code)}Configuration`
    schemas[name] = { ...schemaOf(configuration, 'input'), description: `\`configuration\` of ${code}` }
    return refTo(name)
  })
  const outputs = services.flatMap(({ code, output }) => {
    if (output === undefined) return []
    const name = `${nameOf(code)}Output`
    schemas[name] = membersOf(schemaOf(output, 'output'), `\`output\` of ${code}`)
    return [refTo(name)]
  })
  schemas.Verification = withMember(schemas.Verification, 'output', (output) => ({
    description: output.description,
    anyOf: outputs,
  }))
  const paths = structuredClone(document.paths)
  const media = paths['/verifications']?.post?.requestBody?.content['application/json']
  if (media?.schema !== undefined) {
    media.schema = withMember(media.schema, 'configuration', ({ description }) => ({
      description,
      anyOf: configurations,
    }))
  }
  return { ...document, paths, components: { ...document.components, schemas } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JsonSchema.parse(rest)
}

function membersOf({ properties }: JsonSchema, description: string): JsonSchema {
  return JsonSchema.parse({ type: 'object', description, properties: { ...properties, ...CHECKS } })
}

function withMember(
  schema: JsonSchema | undefined,
  member: string,
  change: (before: JsonSchema) => object,
): JsonSchema {
  const before = JsonSchema.parse(schema?.properties?.[member] ?? {})
  return JsonSchema.parse({ ...schema, properties: { ...schema?.properties, [member]: change(before) } })
}

/** `KTP_VERIFICATION` → `KtpVerification`. */
function nameOf(code: string): string {
  return code
    .toLowerCase()
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}
