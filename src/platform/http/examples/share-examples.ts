import { mapCalls, mapValues, type OpenApi, withComponents } from '../document/open-api.ts'

const SCHEMA = /^#\/components\/schemas\/(\w+)$/

/**
 * Keeps an example that several calls answer once, under the name of its schema: the document is read over slow lines.
 * What differs stays where it is.
 */
export function shareExamples(document: OpenApi): OpenApi {
  const shared = sharedIn(document)
  const made = mapCalls(document, ({ operation }) => ({
    ...operation,
    responses: mapValues(operation.responses, (answer) => {
      if (!('content' in answer) || answer.content === undefined) return answer
      return {
        ...answer,
        content: mapValues(answer.content, ({ example, ...media }) => {
          const name = nameOf(media.schema)
          const isShared = name !== null && JSON.stringify(example) === shared.get(name)
          if (isShared) return { ...media, examples: { [name]: { $ref: `#/components/examples/${name}` } } }
          return example === undefined ? media : { ...media, example }
        }),
      }
    }),
  }))
  const values = [...shared].map(([name, text]) => [name, { value: JSON.parse(text) }])
  return withComponents(made, 'examples', Object.fromEntries(values))
}

/** By the names of schemas, the JSON text of the first example that is answered twice. */
function sharedIn(document: OpenApi): ReadonlyMap<string, string> {
  const seen = new Set<string>()
  const shared = new Map<string, string>()
  mapCalls(document, ({ operation }) => {
    for (const answer of Object.values(operation.responses)) {
      if (!('content' in answer)) continue
      for (const { schema, example } of Object.values(answer.content ?? {})) {
        const name = nameOf(schema)
        const text = example === undefined ? undefined : JSON.stringify(example)
        if (name === null || text === undefined) continue
        const isAgain = seen.has(`${name} ${text}`)
        seen.add(`${name} ${text}`)
        if (isAgain && !shared.has(name)) shared.set(name, text)
      }
    }
    return operation
  })
  return shared
}

function nameOf(schema: unknown): string | null {
  const ref = typeof schema === 'object' && schema !== null && '$ref' in schema ? String(schema.$ref) : ''
  return SCHEMA.exec(ref)?.[1] ?? null
}
