import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '../../src/platform/database/connect.ts'
import { openEmbedded } from '../../src/platform/database/embedded/open-embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { prepareQueue } from '../../src/platform/jobs/prepare-queue.ts'
import { type SystemPostgres, withSystemPostgres } from './system-postgres.ts'
import { ROOT } from './vitest-run.ts'

export interface Prepared {
  /** Statements that the other server prepared too. */
  readonly taken: number
  /** Statements about tables that only a test had: no server of the product's schema prepares them. */
  readonly foreign: number
  readonly refused: readonly Refused[]
}

export interface Refused {
  readonly text: string
  readonly reason: string
}

/** What PREPARE takes; the rest (BEGIN, CREATE, SET …) runs on every server with the migrations or says no column. */
const PREPARABLE = /^\s*(?:\(\s*)?(?:select|insert|update|delete|merge|with|values)\b/i

/**
 * Lets `system` prepare each of `texts` over the migrated schema. One that it refuses and the embedded server takes
 * is a statement that only the embedded one knows.
 */
export async function prepareStatements(texts: readonly string[], system: SystemPostgres): Promise<Prepared> {
  const preparable = texts.filter((text) => PREPARABLE.test(text))
  const refused = await withSystemPostgres(system, (adminUrl) => refusedBy(adminUrl, preparable))
  const taken = preparable.length - refused.length
  if (refused.length === 0) return { taken, foreign: 0, refused }
  const everywhere = new Set((await refusedByEmbedded(refused.map(({ text }) => text))).map(({ text }) => text))
  const onlyThere = refused.filter(({ text }) => !everywhere.has(text))
  return { taken, foreign: refused.length - onlyThere.length, refused: onlyThere }
}

async function refusedByEmbedded(texts: readonly string[]): Promise<Refused[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'absah-statements-'))
  const embedded = await openEmbedded({ dataDir, settings: { fsync: 'off' } })
  try {
    return await refusedBy(embedded.adminUrl, texts)
  } finally {
    await embedded.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function refusedBy(adminUrl: string, texts: readonly string[]): Promise<Refused[]> {
  await makeSchema(adminUrl)
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const refused: Refused[] = []
    for (const text of texts) {
      const reason = await refusalOf(client, text)
      if (reason !== null) refused.push({ text, reason })
    }
    return refused
  } finally {
    await client.end()
  }
}

async function makeSchema(url: string): Promise<void> {
  const connection = connect({ url, applicationName: 'statements', connectionsMax: 1 })
  await migrate(connection.db, join(ROOT, 'migrations')).finally(connection.close)
  await prepareQueue({ url, applicationName: 'statements' })
}

async function refusalOf(client: pg.Client, text: string): Promise<string | null> {
  try {
    // The extended protocol takes one statement at a time, so that nothing behind a semicolon runs.
    await client.query({ text: `PREPARE statement AS ${text}`, queryMode: 'extended' } as pg.QueryConfig)
    await client.query('DEALLOCATE statement')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
