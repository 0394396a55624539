import { type Kysely, sql } from 'kysely'
import type { Db } from './database.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

/** Oldest server whose SQL the migrations may use, as in `server_version_num`. */
const SERVER_VERSION_MIN = 150_000
const LOCK_WAIT_MINUTES_MAX = 10
const MIGRATION_MINUTES_MAX = 60
/** Any constant of ours: processes that migrate the same database queue on this advisory lock. */
export const MIGRATION_LOCK = 4_802_311_905

/** Makes the table of what was applied. */
export const APPLIED_TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
)`

type Applied = { readonly number: number; readonly name: string; readonly checksum: string }

// A type and not an interface: `withTables` takes no interface.
type MigrationTables = { schema_migrations: Applied }

export interface MigrateResult {
  /** File names applied by this call, in order. */
  readonly applied: readonly string[]
}

/**
 * Brings the database to the newest file of `folder` (`NNNN_name.sql`, numbered from 0001 without gaps, forward only).
 * Each file runs in a transaction of its own, under a lock that other processes wait for. Refused, with nothing
 * changed: gaps, a released file that was edited or renamed, a database newer than the files, a server older than 15.
 * A file may not hold statements that cannot run in a transaction (CREATE INDEX CONCURRENTLY).
 */
export async function migrate(db: Db, folder: string): Promise<MigrateResult> {
  const migrations = await readMigrations(folder)
  return db.connection().execute(async (connection) => {
    const session = connection.withTables<MigrationTables>()
    await checkServerVersion(session)
    await sql.raw(`SET statement_timeout = '${LOCK_WAIT_MINUTES_MAX}min'`).execute(session)
    try {
      await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`.execute(session)
      try {
        return await applyMissing(session, migrations)
      } finally {
        await sql`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`.execute(session)
      }
    } finally {
      await sql`RESET statement_timeout`.execute(session)
    }
  })
}

async function applyMissing(
  session: Kysely<MigrationTables>,
  migrations: readonly Migration[],
): Promise<MigrateResult> {
  await sql.raw(APPLIED_TABLE).execute(session)
  const done = await session.selectFrom('schema_migrations').selectAll().orderBy('number').execute()
  checkHistory(done, migrations)
  const missing = migrations.slice(done.length)
  for (const migration of missing) await apply(session, migration)
  return { applied: missing.map((each) => each.name) }
}

/** What is in the database must be the beginning of what is in the folder. */
function checkHistory(done: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, applied] of done.entries()) {
    const file = migrations[index]
    if (file === undefined) {
      throw new Error(
        `The database is newer than this release: it has ${applied.name}, which is not here. Start the newer release, ` +
          'or restore a backup made by this one.',
      )
    }
    if (file.number !== applied.number || file.name !== applied.name) {
      throw new Error(
        `The database was built with ${applied.name} where this release has ${file.name}: a released migration must ` +
          'keep its name and number. Put the old file back and write a new one.',
      )
    }
    if (file.checksum !== applied.checksum) {
      throw new Error(
        `${file.name} was edited after it ran on this database: put the released text back and write the change as a ` +
          'new migration.',
      )
    }
  }
}

async function apply(session: Kysely<MigrationTables>, migration: Migration): Promise<void> {
  const { number, name, checksum } = migration
  try {
    await session.transaction().execute(async (tx) => {
      await sql.raw(`SET LOCAL statement_timeout = '${MIGRATION_MINUTES_MAX}min'`).execute(tx)
      await sql.raw(migration.text).execute(tx)
      await tx.insertInto('schema_migrations').values({ number, name, checksum }).execute()
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Migration ${name} failed and changed nothing: ${reason}`, { cause })
  }
}

async function checkServerVersion(session: Kysely<MigrationTables>): Promise<void> {
  const answer = await sql<{ version: string; number: number }>`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::integer AS number
  `.execute(session)
  const server = answer.rows[0]
  if (server === undefined || server.number >= SERVER_VERSION_MIN) return
  throw new Error(`The database server is PostgreSQL ${server.version}; 15 or newer is needed.`)
}
