import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Migration {
  readonly number: number
  /** File name, e.g. `0001_foundation.sql`. */
  readonly name: string
  readonly text: string
  /** SHA-256 of the text in hex, line ends as LF. */
  readonly checksum: string
}

/** Where `scripts/schema.ts` writes the resulting schema, beside the migrations. */
export const SCHEMA_FILE = 'schema.sql'

const NAME = /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/

/** Reads the migrations of a folder in order. Throws on other names, gaps, doubles, and when there are none. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name !== SCHEMA_FILE).sort()
  if (names.length === 0) throw new Error(`There are no migrations in ${folder}: is the installation complete?`)
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(NAME.exec(name)?.[1])
      if (Number.isNaN(number))
        throw new Error(`${name} in ${folder} is not named like 0001_what_it_does.sql: rename it.`)
      if (number !== index + 1) throw new Error(gapMessage({ name, expected: index + 1, folder }))
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function gapMessage({ name, expected, folder }: { name: string; expected: number; folder: string }): string {
  const wanted = String(expected).padStart(4, '0')
  return `${name} stands where ${wanted}_….sql is expected in ${folder}: migrations are numbered without gaps or doubles.`
}
