import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const ENTRY = /^(?:LOG: {2}(?:statement|execute [^:]+): )(.*)$/s

/**
 * The different statements in the log of a PostgreSQL server that was started with `log_statement=all`.
 * `mark` is its `log_line_prefix`. Lines after an entry's first begin with a tab, which the server put there.
 */
export async function readStatements(logPath: string, mark: string): Promise<string[]> {
  const found = new Set<string>()
  let entry: string | null = null
  const keep = () => {
    const text = entry === null ? undefined : ENTRY.exec(entry)?.[1]
    if (text !== undefined) found.add(text)
  }
  for await (const line of createInterface({ input: createReadStream(logPath), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.startsWith('\t') && entry !== null) {
      entry += `\n${line.slice(1)}`
      continue
    }
    keep()
    entry = line.startsWith(mark) ? line.slice(mark.length) : null
  }
  keep()
  return [...found]
}
