import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { readStatements } from '../scripts/test/read-statements.ts'
import { registerClient } from '../src/platform/database/embedded/clients.ts'
import { openEmbedded } from '../src/platform/database/embedded/open-embedded.ts'
import { DATA_PREFIX, removeAbandonedServers } from './abandoned-servers.ts'
import { STATEMENT_MARK, STATEMENTS, TEST_SERVER_SETTINGS, type TestServer } from './test-server.ts'

/**
 * One database server per run: the embedded one in a fresh folder, started by the first file that needs it, or the one
 * `scripts/test.ts` names. Afterwards the server is stopped, and files that kept their database are reported.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedServers()
  const runDir = process.env.ABSAH_TEST_RUN_DIR ?? mkdtempSync(join(tmpdir(), 'absah-test-'))
  const server = serverOf(runDir)
  project.provide('testServer', server)
  // This note keeps the server running between two files.
  const unregister = server.kind === 'embedded' ? registerClient(join(server.dataDir, 'clients')) : () => {}

  return async () => {
    const leftovers = await findLeftovers(server, unregister)
    if (process.env.ABSAH_TEST_RUN_DIR === undefined) rmSync(runDir, { recursive: true, force: true })
    if (leftovers.length > 0) throw new Error(`Call drop() of the test database in ${leftovers.join(', ')}.`)
  }
}

function serverOf(runDir: string): TestServer {
  const adminUrl = process.env.ABSAH_TEST_DATABASE_URL
  if (adminUrl !== undefined) return { kind: 'other', adminUrl, runDir }
  // Straight under the temporary folder, where the server's user can reach it.
  const dataDir = mkdtempSync(join(tmpdir(), DATA_PREFIX))
  return { kind: 'embedded', dataDir, runDir }
}

async function findLeftovers(server: TestServer, unregister: () => void): Promise<string[]> {
  if (server.kind === 'other') return listTestDatabases(server.adminUrl)
  try {
    if (!existsSync(join(server.dataDir, 'cluster'))) return []
    const embedded = await openEmbedded({ dataDir: server.dataDir, settings: TEST_SERVER_SETTINGS })
    const leftovers = await listTestDatabases(embedded.adminUrl)
    unregister()
    await embedded.close()
    const statements = await readStatements(join(server.dataDir, 'postgres.log'), STATEMENT_MARK)
    writeFileSync(join(server.runDir, STATEMENTS), JSON.stringify(statements))
    return leftovers
  } finally {
    rmSync(server.dataDir, { recursive: true, force: true })
  }
}

async function listTestDatabases(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ file: string | null }>(
      `SELECT DISTINCT shobj_description(oid, 'pg_database') AS file FROM pg_database WHERE datname LIKE 'test\\_%'`,
    )
    return rows.map(({ file }) => file ?? 'an unknown file')
  } finally {
    await client.end()
  }
}
