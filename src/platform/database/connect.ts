import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db, NoTables } from './database.ts'
import { type Log, silentLog } from './log.ts'
import { createStatementNamer } from './name-statements.ts'
import { readColumn } from './read-column.ts'

export interface ConnectOptions {
  /** A PostgreSQL address, e.g. `postgresql://user:password@host:5432/name`, or `…@/name?host=/folder/of/the/socket`. */
  readonly url: string
  /** Shown in pg_stat_activity. */
  readonly applicationName: string
  readonly connectionsMax?: number
  /** A statement that runs longer is ended by the server. */
  readonly statementTimeoutMs?: number
  /** A transaction in which nothing is asked for longer is ended by the server, so that its locks are freed. */
  readonly idleInTransactionTimeoutMs?: number
  /** How long a query may wait for a free connection, and a connection for the server. */
  readonly connectionTimeoutMs?: number
  readonly log?: Log
}

export interface Connection {
  readonly db: Db
  readonly pool: pg.Pool
  /** Waits for queries under way, then closes every connection. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens a pool on a PostgreSQL server (15 or newer); nothing is sent before the first query.
 * The server must be reached directly: a pooler in transaction mode forgets the session settings and LISTEN.
 * How columns come out is written at `readColumn`.
 */
export function connect(options: ConnectOptions): Connection {
  const { log = silentLog } = options
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.connectionsMax ?? 10,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser: readColumn },
  })
  // A connection the server ends (a time limit, a restart) would otherwise end the process: the pool listens only while
  // the connection is idle. Whoever was using it gets the error from the query.
  const note = (error: Error) => log.warn({ err: error }, 'database connection lost')
  pool.on('error', () => {})
  const nameStatements = createStatementNamer()
  pool.on('connect', (client) => {
    client.on('error', note)
    nameStatements(client)
  })
  const db: Db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | undefined
  return {
    db,
    pool,
    close() {
      closing ??= db.destroy()
      return closing
    },
  }
}
