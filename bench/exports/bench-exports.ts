import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { describeMachine, round } from '../numbers.ts'
import { startServerProcess } from '../server-process.ts'
import type { ExportServer, MadeExport } from './server.ts'

const ROWS = 100_000
const PER_FETCH = 1_000

export interface ExportFigures {
  readonly seed: null
  readonly rows: number
  /** The same rows as they lie, still sealed, by one cursor and JSON.stringify into a file. */
  readonly cursor_seconds: number
  readonly exports: readonly (MadeExport & { readonly ratio: number })[]
}

/** How long a large export takes, and whether it stays in bounded memory. */
export async function benchExports(print: (line: string) => void): Promise<ExportFigures> {
  print(`${describeMachine()}; no seed: nothing is random`)
  const server = await startServerProcess<ExportServer>(new URL('./server.ts', import.meta.url), [String(ROWS)])
  try {
    const seconds = await readByCursor(server.ready)
    print(`${ROWS} verifications in a folder; one cursor and JSON.stringify into a file: ${seconds} s`)
    const exports = server.ready.exports.map((each) => ({ ...each, ratio: round(each.seconds / seconds) }))
    for (const each of exports) {
      print(
        `${each.format}: ${each.seconds} s, a ratio of ${each.ratio}; ${each.megabytes} MB; the process took ${each.peakRssMb} MB at most, ${each.rssBeforeMb} before`,
      )
    }
    return { seed: null, rows: ROWS, cursor_seconds: seconds, exports }
  } finally {
    await server.stop()
  }
}

async function readByCursor({ databaseUrl, folderId }: ExportServer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'absah-bench-'))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const startedAt = performance.now()
  await client.query('BEGIN')
  await client.query(
    `DECLARE rows CURSOR FOR SELECT * FROM verifications WHERE folder_id = '${folderId}' ORDER BY created_at, id`,
  )
  await pipeline(Readable.from(lines(client)), createWriteStream(join(folder, 'rows.json')))
  const seconds = round((performance.now() - startedAt) / 1000)
  await client.end()
  await rm(folder, { recursive: true, force: true })
  return seconds
}

async function* lines(client: pg.Client): AsyncGenerator<string> {
  for (;;) {
    const { rows } = await client.query(`FETCH ${PER_FETCH} FROM rows`)
    for (const row of rows) yield `${JSON.stringify(row)}\n`
    if (rows.length < PER_FETCH) return
  }
}
