import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack as createPack, type Pack } from 'tar-stream'
import type { Storage } from '../storage/storage.ts'
import { fileEntry, MANIFEST_NAME, MASTER_KEY_NAME, type Manifest, tableEntry } from './manifest.ts'
import { copyOutText, listMigrations, listSequences, listTables, type Table, withClient } from './tables.ts'

export interface BackUpOptions {
  readonly databaseUrl: string
  readonly storage: Pick<Storage, 'list' | 'get'>
  /** Made; refused when it is there already. */
  readonly file: string
  /** null: it is not put in. */
  readonly masterKey: Buffer | null
}

export interface BackedUp {
  readonly tableCount: number
  readonly fileCount: number
  readonly sizeBytes: number
}

/** Rows in memory at once, unless one is larger. */
const PIECE_BYTES = 4 * 1024 * 1024
/** Objects stored this long after the snapshot belong to nothing in it. */
const SPARE_MS = 1_000

/**
 * Writes an installation into one file (tar, gzip, mode 0600) while others go on using it: every table as it stands at
 * one moment, and every stored object of that moment. The file is there only once it is whole.
 */
export async function backUp(options: BackUpOptions): Promise<BackedUp> {
  if ((await stat(options.file).catch(() => undefined)) !== undefined) {
    throw new Error(`${options.file} is there already. Name a file that is not.`)
  }
  const temporary = `${options.file}.part`
  const handle = await open(temporary, 'wx', 0o600)
  try {
    const pack = createPack()
    const written = pipeline(pack, createGzip({ level: 1 }), handle.createWriteStream({ flush: true }))
    // When the file cannot be written, nobody reads the rest of the database.
    const stopping = new AbortController()
    written.catch((error: unknown) => stopping.abort(error))
    const filled = fill(createArchive(pack, stopping.signal), options).catch((error: unknown) => {
      pack.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    })
    const [counts] = await Promise.all([filled, written])
    await rename(temporary, options.file)
    await syncFolder(path.dirname(path.resolve(options.file)))
    return { ...counts, sizeBytes: (await stat(options.file)).size }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function fill(archive: ReturnType<typeof createArchive>, options: BackUpOptions) {
  return withClient(options.databaseUrl, async (client) => {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await listMigrations(client)
    const snapshotMs = Date.now()
    const tables = await listTables(client)
    const sequences = await listSequences(client)
    for (const table of tables) await archive.addTable(client, table)
    await client.query('COMMIT')
    let fileCount = 0
    for await (const { key, sizeBytes, modifiedAt } of options.storage.list()) {
      if (modifiedAt.getTime() > snapshotMs + SPARE_MS) continue
      const content = await options.storage.get(key)
      // Deleted meanwhile, by a redaction or because its time was over.
      if (content === undefined) continue
      await archive.addStream(fileEntry(key), sizeBytes, content)
      fileCount += 1
    }
    if (options.masterKey !== null) await archive.add(MASTER_KEY_NAME, options.masterKey)
    const manifest: Manifest = {
      ...{ format: 1, createdAt: new Date(snapshotMs).toISOString(), migrations, sequences },
      tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
      holdsMasterKey: options.masterKey !== null,
      entries: archive.entries,
    }
    await archive.add(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest)))
    archive.end()
    return { tableCount: tables.length, fileCount }
  })
}

/** Adds entries one after the other and keeps their checksums. */
function createArchive(pack: Pack, signal: AbortSignal) {
  const entries: Manifest['entries'] = []

  async function addStream(name: string, sizeBytes: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256')
    const entry = pack.entry({ name, size: sizeBytes, mode: 0o600 })
    const sink = new Writable({
      write: (piece: Buffer, _encoding, done) => (entry.write(piece) ? done() : entry.once('drain', () => done())),
      final: (done) => entry.end(done),
    })
    const hashed = async function* () {
      for await (const piece of content) {
        hash.update(piece)
        yield piece
      }
    }
    await pipeline(hashed, sink, { signal })
    entries.push({ name, sha256: hash.digest('hex'), sizeBytes })
  }
  const add = (name: string, content: Buffer) => addStream(name, content.length, oneOf(content))

  return {
    entries,
    end: () => pack.finalize(),
    add,
    addStream,
    async addTable(client: pg.Client, table: Table): Promise<void> {
      let held: Buffer[] = []
      let sizeBytes = 0
      let number = 0
      const addPiece = async (rows: Buffer) => {
        number += 1
        await add(tableEntry(table.name, number), rows)
      }
      for await (const chunk of client.query(copyTo(copyOutText(table)))) {
        held.push(chunk)
        sizeBytes += chunk.length
        if (sizeBytes < PIECE_BYTES) continue
        const all = Buffer.concat(held)
        // In this form of COPY a line feed is the end of a row and nothing else.
        const end = all.lastIndexOf(0x0a) + 1
        if (end > 0) await addPiece(all.subarray(0, end))
        held = [all.subarray(end)]
        sizeBytes = all.length - end
      }
      if (sizeBytes > 0) await addPiece(Buffer.concat(held))
    },
  }
}

async function* oneOf(content: Buffer): AsyncGenerator<Buffer> {
  if (content.length > 0) yield content
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
