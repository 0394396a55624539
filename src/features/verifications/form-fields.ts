import { z } from 'zod'
import type { FileKind } from '../../engines/documents/documents.ts'
import type { Verifier } from '../../verifiers/verifier.ts'
import { fileKindsOf } from './file-kinds.ts'

const FIELD_TYPES = ['string', 'number', 'integer', 'boolean', 'select', 'file', 'list', 'object'] as const

const FILE_KINDS = ['PDF', 'PICTURE', 'XLSX', 'TEXT'] as const satisfies readonly FileKind[]

export const FormField = z
  .object({
    key: z.string().describe('Path within `configuration`, e.g. `files.ktp_file`'),
    label: z.string(),
    type: z.enum(FIELD_TYPES),
    required: z.boolean(),
    description: z.string().nullable(),
    options: z.array(z.string()).nullable().describe('Values of a `select`'),
    file_kinds: z
      .array(z.enum(FILE_KINDS))
      .nullable()
      .describe('What a `file` may be; text is TXT, CSV, JSON and the like'),
    default: z.unknown().describe('What is taken when it is absent; null when there is none'),
    validation: z.object({
      pattern: z.string().nullable(),
      length_min: z.int().nullable(),
      length_max: z.int().nullable(),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
      items_min: z.int().nullable().describe('Files, of a `file`'),
      items_max: z.int().nullable(),
    }),
  })
  .meta({ id: 'FormField', description: 'One input of a service' })
type FormField = z.infer<typeof FormField>

/** The parts of a JSON schema that say something to a form. */
const Node = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  get properties() {
    return z.record(z.string(), Node).optional()
  },
  required: z.array(z.string()).default([]),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
})
type Node = z.infer<typeof Node>

/** The inputs of a service, from the very schema that its configuration is parsed with. Objects become dotted keys. */
export function formFieldsOf(verifier: Pick<Verifier, 'configuration' | 'fileKinds'>): FormField[] {
  const schema = Node.parse(z.toJSONSchema(verifier.configuration, { io: 'input', unrepresentable: 'any' }))
  return fieldsIn(schema, { path: [], isRequired: true }).map((field) =>
    field.type === 'file'
      ? { ...field, file_kinds: [...fileKindsOf(verifier, field.key.replace(/^files\./, ''))] }
      : field,
  )
}

function fieldsIn(node: Node, place: { readonly path: readonly string[]; readonly isRequired: boolean }): FormField[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const path = [...place.path, name]
    const isRequired = place.isRequired && node.required.includes(name)
    if (child.properties !== undefined) return fieldsIn(child, { path, isRequired })
    return [fieldOf(child, { path, isRequired })]
  })
}

function fieldOf(
  node: Node,
  { path, isRequired }: { readonly path: readonly string[]; readonly isRequired: boolean },
): FormField {
  const options = node.enum ?? (node.const === undefined ? null : [node.const])
  return {
    key: path.join('.'),
    label: node.title ?? labelOf(path.at(-1) ?? ''),
    type: typeOf(node, path),
    required: isRequired,
    description: node.description ?? null,
    options: options === null ? null : options.map(String),
    file_kinds: null,
    default: node.default ?? null,
    validation: {
      pattern: node.pattern ?? null,
      length_min: node.minLength ?? null,
      length_max: node.maxLength ?? null,
      minimum: node.minimum ?? null,
      maximum: node.maximum ?? null,
      items_min: node.minItems ?? null,
      items_max: node.maxItems ?? null,
    },
  }
}

function typeOf(node: Node, path: readonly string[]): FormField['type'] {
  if (node.enum !== undefined || node.const !== undefined) return 'select'
  if (node.type === 'array') return path[0] === 'files' ? 'file' : 'list'
  return FIELD_TYPES.find((each) => each === node.type) ?? 'object'
}

/** `ktp_file` → `Ktp file`. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
