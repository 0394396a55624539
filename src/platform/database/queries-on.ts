import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Db, NoTables } from './database.ts'

/** A handle on one open connection, within whatever transaction it is in. Its owner ends it. */
export function queriesOn(client: pg.Client): Db {
  const lent: PostgresPoolClient = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => lent, end: async () => undefined, options: {} }
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
}
