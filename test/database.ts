import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, inject } from 'vitest'
import { type Connection, connect } from '../src/platform/database/connect.ts'
import type { Db } from '../src/platform/database/database.ts'
import { openEmbedded } from '../src/platform/database/embedded/open-embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { readMigrations } from '../src/platform/database/read-migrations.ts'
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts'
import { TEST_SERVER_SETTINGS } from './test-server.ts'

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations', import.meta.url))

/** The role that owns test databases, as in the product: no superuser. */
const ROLE = 'absah'
const LEAK_MS_MAX = 5_000

export interface TestDatabase extends Connection {
  readonly db: Db
  /** The database's address, for code that opens its own connections. */
  readonly url: string
  /** Call in `afterAll`. Closes `db`, fails when other connections are still open, and deletes the database. */
  drop(): Promise<void>
}

/**
 * A database of its own for one test file, with every migration applied: a copy of one template per run.
 * Call once per file, in `beforeAll`, and `drop()` in `afterAll`. `isEmpty`: without the migrations.
 */
export async function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const file = expect.getState().testPath ?? 'unknown file'
  const server = await reachServer()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server.adminUrl, async (admin) => {
    const template = await underLock(admin, async () => {
      if (!(await isThere(admin, 'SELECT FROM pg_roles WHERE rolname = $1', ROLE)))
        await admin.query(`CREATE ROLE ${ROLE} LOGIN`)
      return options.isEmpty ? 'template1' : makeTemplate(admin, server.adminUrl)
    })
    await admin.query(`CREATE DATABASE ${name} OWNER ${ROLE} TEMPLATE ${template} STRATEGY file_copy`)
    await admin.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(file)}`)
  })

  const url = addressOf(server.adminUrl, name)
  const connection = connect({ url, applicationName: 'the test database', connectionsMax: 10 })
  return {
    ...connection,
    url,
    async drop() {
      await connection.close()
      const leaks = await asAdmin(server.adminUrl, async (admin) => {
        const found = await waitForLeaks(admin, name)
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
        return found
      })
      await server.close()
      if (leaks.length > 0)
        throw new Error(`Connections left open by ${file}: ${leaks.join(', ')}. Close them in afterAll.`)
    },
  }
}

interface ReachedServer {
  readonly adminUrl: string
  readonly runDir: string
  close(): Promise<void>
}

async function reachServer(): Promise<ReachedServer> {
  const server = inject('testServer')
  if (server.kind === 'other') return { ...server, close: async () => {} }
  const { adminUrl, close } = await openEmbedded({ dataDir: server.dataDir, settings: TEST_SERVER_SETTINGS })
  return { adminUrl, runDir: server.runDir, close }
}

/** The migrated template, made by whichever file comes first; named by its migrations. */
async function makeTemplate(admin: pg.Client, adminUrl: string): Promise<string> {
  const migrations = await readMigrations(MIGRATIONS_FOLDER)
  const hash = createHash('sha256')
    .update(migrations.map((each) => each.checksum).join())
    .digest('hex')
  const name = `template_${hash.slice(0, 20)}`
  if (await isThere(admin, 'SELECT FROM pg_database WHERE datname = $1', name)) return name
  await admin.query(`DROP DATABASE IF EXISTS ${name}_draft`)
  await admin.query(`CREATE DATABASE ${name}_draft OWNER ${ROLE} TEMPLATE template1`)
  const draftUrl = addressOf(adminUrl, `${name}_draft`)
  const draft = connect({ url: draftUrl, applicationName: 'template', connectionsMax: 1 })
  await migrate(draft.db, MIGRATIONS_FOLDER).finally(draft.close)
  await prepareQueue({ url: draftUrl, applicationName: 'template' })
  await waitForLeaks(admin, `${name}_draft`)
  await admin.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`)
  return name
}

async function underLock<T>(admin: pg.Client, work: () => Promise<T>): Promise<T> {
  await admin.query("SELECT pg_advisory_lock(hashtext('template'))")
  try {
    return await work()
  } finally {
    await admin.query("SELECT pg_advisory_unlock(hashtext('template'))")
  }
}

async function isThere(admin: pg.Client, question: string, name: string): Promise<boolean> {
  return (await admin.query(question, [name])).rowCount !== 0
}

/** A closed connection stays in the list for a moment; what is still there after the limit leaks. */
async function waitForLeaks(admin: pg.Client, name: string): Promise<string[]> {
  const deadlineMs = Date.now() + LEAK_MS_MAX
  for (;;) {
    const { rows } = await admin.query<{ what: string }>(
      `SELECT application_name || ' (' || coalesce(state, '') || ': ' || left(query, 80) || ')' AS what
       FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    )
    if (rows.length === 0 || Date.now() > deadlineMs) return rows.map((row) => row.what)
    await pause(10)
  }
}

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** The same server, as the platform's role, on another database. */
function addressOf(adminUrl: string, database: string): string {
  return adminUrl.replace(/\/\/[^@/]*@([^/]*)\/[^?]*/, `//${ROLE}@$1/${database}`)
}
