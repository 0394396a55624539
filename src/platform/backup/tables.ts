import pg from 'pg'
import { readColumn } from '../database/read-column.ts'

/** A table with the columns that can be written. */
export interface Table {
  /** With its schema: `public.files`. */
  readonly name: string
  readonly columns: readonly string[]
}

/** The queue's own tables that hold work; its others it makes anew. In the order their references need. */
const QUEUE_TABLES = ['pgboss.queue', 'pgboss.job']

/** Every table of ours and the queue's; unlogged ones hold nothing that must last. */
export async function listTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`SELECT n.nspname || '.' || c.relname AS name,
      array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE (n.nspname = 'public' AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.relname <> 'schema_migrations')
      OR n.nspname || '.' || c.relname IN ('pgboss.queue', 'pgboss.job')
    GROUP BY n.nspname, c.relname ORDER BY n.nspname DESC, c.relname`)
  const isQueue = ({ name }: Table) => QUEUE_TABLES.includes(name)
  const queue = QUEUE_TABLES.flatMap((name) => rows.find((each) => each.name === name) ?? [])
  return [...rows.filter((each) => !isQueue(each)), ...queue]
}

export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
}

/** None where nothing was migrated yet. */
export async function listMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  if (!(await hasMigrations(client))) return []
  const { rows } = await client.query<AppliedMigration>('SELECT name, checksum FROM schema_migrations ORDER BY number')
  return rows.map(({ name, checksum }) => ({ name, checksum }))
}

async function hasMigrations(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string | null }>(
    "SELECT to_regclass('public.schema_migrations')::text AS name",
  )
  return rows[0]?.name !== null
}

/** Where the counters of our tables stand; one that was never asked has no value. */
export async function listSequences(client: pg.Client): Promise<{ name: string; lastValue: number }[]> {
  const { rows } = await client.query<{ name: string; lastValue: string }>(`SELECT
      schemaname || '.' || sequencename AS name, last_value::text AS "lastValue" FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`)
  return rows.map(({ name, lastValue }) => ({ name, lastValue: Number(lastValue) }))
}

/** `"public"."files" ("id", …)` */
function columnsText({ name, columns }: Table): string {
  return `${tableText(name)} (${columns.map(pg.escapeIdentifier).join(', ')})`
}

function tableText(name: string): string {
  return name.split('.').map(pg.escapeIdentifier).join('.')
}

/** Work that is done is not kept: what it did is in our own tables. */
export function copyOutText(table: Table): string {
  if (table.name !== 'pgboss.job') return `COPY ${columnsText(table)} TO STDOUT`
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  return `COPY (SELECT ${columns} FROM pgboss.job WHERE state < 'completed') TO STDOUT`
}

export const copyInText = (table: Table) => `COPY ${columnsText(table)} FROM STDIN`

/** The first of these tables with a row in it. */
export async function findFilled(client: pg.Client, tables: readonly Table[]): Promise<string | undefined> {
  for (const { name } of tables.filter((each) => !QUEUE_TABLES.includes(each.name))) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${tableText(name)} LIMIT 1`)
    if (rowCount !== 0) return name
  }
  return undefined
}

export async function clearQueue(client: pg.Client): Promise<void> {
  for (const name of QUEUE_TABLES.toReversed()) await client.query(`DELETE FROM ${tableText(name)}`)
}

export async function setSequence(client: pg.Client, name: string, lastValue: number): Promise<void> {
  await client.query('SELECT setval($1::regclass, $2::bigint)', [name, lastValue])
}

/**
 * Takes the foreign keys of our tables away, so that rows can come in any order, and answers how to put them back; that
 * looks at every row.
 */
export async function dropForeignKeys(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; table: string; definition: string }>(`SELECT
      quote_ident(c.conname) AS name, c.conrelid::regclass::text AS table, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
    WHERE c.contype = 'f' AND n.nspname = 'public' ORDER BY 2, 1`)
  for (const { name, table } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  return rows.map(({ name, table, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
}

/** A connection of its own without time limits, closed whatever happens. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'absah backup',
    types: { getTypeParser: readColumn },
  })
  // A connection that the server ends is told of by the statement that needs it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
