import { isRef, mapCalls, mapValues, OpenApi } from './open-api.ts'

/** What the libraries write into a document that nobody wants to read, gone. */
export function tidySchemas(json: unknown): OpenApi {
  const document = OpenApi.parse(JSON.parse(JSON.stringify(json), (_, value: unknown) => tidy(value)))
  return nameAnswers(document)
}

/** A pattern says again what the format has said; the bounds of safe integers are none of ours. */
function tidy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { pattern, minimum, maximum, anyOf, ...others }: Record<string, unknown> = { ...value }
  // A choice of one is none.
  const choice = Array.isArray(anyOf) && anyOf.length === 1 ? anyOf[0] : { anyOf }
  const rest: Record<string, unknown> = anyOf === undefined ? others : { ...others, ...choice }
  return {
    ...rest,
    ...(pattern === undefined || ('format' in rest && typeof rest.format === 'string') ? {} : { pattern }),
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  }
}

/**
 * Without the components that nothing refers to: each schema is made as it is read and as it is written, and mostly one
 * of the two is used.
 */
export function dropUnused(document: OpenApi): OpenApi {
  const { schemas } = document.components
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    JSON.stringify(value, (key, inner: unknown) => {
      const name = key === '$ref' && typeof inner === 'string' ? inner.split('/schemas/')[1] : undefined
      if (name !== undefined && !used.has(name)) {
        used.add(name)
        follow(schemas[name])
      }
      return inner
    })
  }
  follow({ ...document, components: { ...document.components, schemas: {} } })
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } }
}

const UNNAMED = 'Default Response'

/** An answer without words of its own is called as what its schema is. */
function nameAnswers(document: OpenApi): OpenApi {
  const { schemas } = document.components
  return mapCalls(document, ({ operation }) => ({
    ...operation,
    responses: mapValues(operation.responses, (answer) => {
      if (isRef(answer) || answer.description !== UNNAMED) return answer
      const ref = answer.content?.['application/json']?.schema?.$ref?.split('/').at(-1)
      const { description } = schemas[ref ?? ''] ?? {}
      return { ...answer, description: typeof description === 'string' ? description : UNNAMED }
    }),
  }))
}
