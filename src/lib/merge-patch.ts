type JsonObject = Readonly<Record<string, unknown>>

/**
 * A JSON object with changes laid over it (RFC 7396, JSON Merge Patch): objects are merged member by member, null takes a
 * member away, anything else replaces what was there.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): Record<string, unknown> {
  const merged = new Map(Object.entries(target))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name)
    else merged.set(name, isObject(value) ? mergePatch(objectAt(merged, name), value) : value)
  }
  return Object.fromEntries(merged)
}

function objectAt(members: ReadonlyMap<string, unknown>, name: string): JsonObject {
  const value = members.get(name)
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
