const SHARED = /^#\/components\/(parameters|responses|headers|examples)\/(.+)$/

/** An OpenAPI document in which each call says itself what it shares with others; schemas are still referred to. */
export function inlineReferences(json: unknown): object {
  const { components } = Object(json)
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inline)
    if (typeof value !== 'object' || value === null) return value
    const [, kind = '', name = ''] = SHARED.exec(String('$ref' in value ? value.$ref : '')) ?? []
    if (kind !== '') return inline(components[kind][name])
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inline(inner)]))
  }
  return Object(inline(json))
}
