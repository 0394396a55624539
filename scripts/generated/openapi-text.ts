/** Members of a call or of a component each have a line, and what is in them has none: readable, and small. */
const LEVELS = 4

/** The text of the document, as it is kept. */
export function openApiText(document: unknown): string {
  return `${linesOf(document, LEVELS)}\n`
}

function linesOf(value: unknown, levels: number): string {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${linesOf(inner, levels - 1)}`)
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n}`
}
