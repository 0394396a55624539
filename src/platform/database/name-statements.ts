import type { ClientBase } from 'pg'

/** Texts that get a name; later ones run unnamed, so that texts without end cannot fill the server's memory. */
const NAMES_MAX = 300

/**
 * Gives every text with parameters a statement name, so that each connection has the server parse and plan it once:
 * that is half the time of a short query. Use one namer for all connections of a pool.
 *
 * @returns a function that makes a connection do so.
 */
export function createStatementNamer(): (client: ClientBase) => void {
  const names = new Map<string, string>()

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= NAMES_MAX) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }

  return (client) => {
    const query = client.query.bind(client)
    const named = (first: unknown, ...rest: unknown[]): unknown => {
      const [values] = rest
      const name = typeof first === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(first) : undefined
      // `query` has overloads that no rest parameter can follow; what is not named goes on as it came.
      return Reflect.apply(
        query,
        client,
        name === undefined ? [first, ...rest] : [{ name, text: first, values }, ...rest.slice(1)],
      )
    }
    client.query = named as ClientBase['query']
  }
}
