import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../src/platform/database/connect.ts'
import { dumpSchema } from '../src/platform/database/dump-schema.ts'
import { openEmbedded } from '../src/platform/database/embedded/open-embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** Where the schema that the migrations add up to is kept, so that a migration's effect shows in review. */
export const SCHEMA_PATH = join(MIGRATIONS, 'schema.sql')

/** The text `migrations/schema.sql` must have: all migrations applied to a fresh embedded database. */
export async function renderSchema(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'absah-schema-'))
  try {
    const embedded = await openEmbedded({ dataDir })
    const connection = connect({ url: embedded.url, applicationName: 'schema', connectionsMax: 1 })
    try {
      await migrate(connection.db, MIGRATIONS)
      return await dumpSchema(connection.db)
    } finally {
      await connection.close()
      await embedded.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Writes the file, or with `--check` only compares. Answers with the process' exit code. */
async function main(isCheck: boolean): Promise<number> {
  const rendered = await renderSchema()
  if (!isCheck) {
    await writeFile(SCHEMA_PATH, rendered)
    process.stdout.write(`wrote ${SCHEMA_PATH}\n`)
    return 0
  }
  const committed = await readFile(SCHEMA_PATH, 'utf8').catch(() => '')
  if (committed === rendered) return 0
  process.stderr.write('migrations/schema.sql is not what the migrations add up to: run `npm run generate`.\n')
  return 1
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
