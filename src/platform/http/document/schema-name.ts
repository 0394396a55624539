import type { z } from 'zod'

/** What the document calls this schema. @throws {Error} for one without a name of its own. */
export function schemaName(schema: z.ZodType): string {
  const id = schema.meta()?.id
  if (id === undefined) throw new Error('Only a schema with .meta({ id }) has a name in the document')
  return id
}
