import type pg from 'pg'
import { APPLIED_TABLE, MIGRATION_LOCK } from '../database/migrate.ts'
import type { Migration } from '../database/read-migrations.ts'
import { BackupError } from './read-archive.ts'
import { type AppliedMigration, listMigrations } from './tables.ts'

/**
 * Gives an empty database the schema that a backup's rows belong to, within the transaction.
 *
 * @throws {BackupError} when this release does not know that schema, or the database has another one already.
 */
export async function makeSchema(
  client: pg.Client,
  ours: readonly Migration[],
  theirs: readonly AppliedMigration[],
): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  const known = ours.slice(0, theirs.length).map(({ name, checksum }) => ({ name, checksum }))
  if (!isSame(known, theirs)) {
    throw new BackupError(
      `The backup was made at ${theirs.at(-1)?.name}, and this release is at ${ours.at(-1)?.name}. ` +
        'Restore it with the release that made it, then upgrade.',
    )
  }
  const present = await listMigrations(client)
  if (isSame(present, theirs)) return
  if (present.length > 0) {
    throw new BackupError(
      `The backup was made at ${theirs.at(-1)?.name}, and this database is at ${present.at(-1)?.name}. ` +
        'Restore it into a new one, that nothing was done with.',
    )
  }
  await client.query(APPLIED_TABLE)
  await apply(client, ours.slice(0, theirs.length))
}

/** Brings a backup's schema, with its rows in it, to this release's. */
export async function upgradeSchema(
  client: pg.Client,
  ours: readonly Migration[],
  theirs: readonly AppliedMigration[],
): Promise<void> {
  // A table with checks that still wait for the end of the transaction cannot be altered.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  await apply(client, ours.slice(theirs.length))
}

const isSame = (one: readonly AppliedMigration[], other: readonly AppliedMigration[]) =>
  JSON.stringify(one) === JSON.stringify(other)

async function apply(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const { number, name, checksum, text } of migrations) {
    await client.query(text)
    await client.query('INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
  }
}
