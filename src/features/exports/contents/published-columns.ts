import { z } from 'zod'

/** Names of the members that a schema publishes, in its order; none of a schema that names none. */
export function publishedColumns(schema: z.ZodType | undefined): readonly string[] {
  if (schema === undefined) return []
  return Object.keys(z.toJSONSchema(schema, { unrepresentable: 'any' }).properties ?? {})
}
