import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack as createPack, type Pack } from 'tar-stream'
import { queriesOn } from '../database/queries-on.ts'
import type { Storage } from '../storage/storage.ts'
import { fileEntry, MANIFEST_NAME, MASTER_KEY_NAME, type Manifest, tableEntry } from './manifest.ts'
import { findAllNamed, type NamedObject, type ObjectKind } from './object-kind.ts'
import { copyOutText, listMigrations, listSequences, listTables, type Table, withClient } from './tables.ts'

export interface BackUpOptions {
  readonly databaseUrl: string
  readonly storage: Pick<Storage, 'head' | 'get'>
  /** Whose rows name the stored objects. */
  readonly objects: readonly ObjectKind[]
  /** Made; refused when it is there already. */
  readonly file: string
  /** null: it is not put in. */
  readonly masterKey: Buffer | null
}

export interface BackedUp {
  readonly tableCount: number
  readonly fileCount: number
  readonly sizeBytes: number
  /** Objects that a row names and that could not be read: the backup is without them. */
  readonly missing: readonly string[]
}

/** Rows in memory at once, unless one is larger. */
const PIECE_BYTES = 4 * 1024 * 1024

/**
 * Writes an installation into one file (tar, gzip, mode 0600) while others go on using it: every table as it stands at
 * one moment, and every stored object that a row of that moment names. What the storage lacks is answered, and is
 * written down in the file.
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

function fill(archive: Archive, options: BackUpOptions) {
  return withClient(options.databaseUrl, async (client) => {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await listMigrations(client)
    const createdAt = new Date().toISOString()
    const tables = await listTables(client)
    const sequences = await listSequences(client)
    for (const table of tables) await archive.addTable(client, table)
    const named = await findAllNamed(queriesOn(client), options.objects)
    await client.query('COMMIT')
    const lacking = await addObjects(archive, options.storage, named)
    const { missing, deleted } = await judgeLacking(client, options.objects, lacking)
    if (options.masterKey !== null) await archive.add(MASTER_KEY_NAME, options.masterKey)
    const manifest: Manifest = {
      ...{ format: 1, createdAt, migrations, sequences, missing, deleted },
      tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
      holdsMasterKey: options.masterKey !== null,
      entries: archive.entries,
    }
    await archive.add(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest)))
    archive.end()
    return { tableCount: tables.length, fileCount: named.length - lacking.length, missing }
  })
}

/** Answers the keys of those that could not be read whole. */
async function addObjects(
  archive: Archive,
  storage: BackUpOptions['storage'],
  named: readonly NamedObject[],
): Promise<readonly string[]> {
  const lacking: string[] = []
  for (const object of named) {
    const content = await openObject(storage, object)
    const isWhole = content !== undefined && (await archive.addObject(object, content))
    if (!isWhole) lacking.push(object.key)
  }
  return lacking
}

/** Undefined where it is not there, has another length than its row tells, or cannot be opened. */
async function openObject(storage: BackUpOptions['storage'], { key, sizeBytes }: NamedObject) {
  try {
    const head = await storage.head(key)
    return head?.sizeBytes === sizeBytes ? await storage.get(key) : undefined
  } catch {
    return undefined
  }
}

/** What no row names any more was deleted meanwhile, by a redaction or because its time was over. */
async function judgeLacking(client: pg.Client, kinds: readonly ObjectKind[], lacking: readonly string[]) {
  if (lacking.length === 0) return { missing: [], deleted: [] }
  const named = new Set((await findAllNamed(queriesOn(client), kinds)).map(({ key }) => key))
  return { missing: lacking.filter((key) => named.has(key)), deleted: lacking.filter((key) => !named.has(key)) }
}

type Archive = ReturnType<typeof createArchive>

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
    /** False when the content broke off, or had another length: then zeros stand in the rest of its place. */
    async addObject({ key, sizeBytes }: NamedObject, content: AsyncIterable<Uint8Array>): Promise<boolean> {
      const filled = fillUp(content, sizeBytes)
      await addStream(fileEntry(key), sizeBytes, filled.pieces())
      return filled.isWhole()
    },
    async addTable(client: pg.Client, table: Table): Promise<void> {
      let buffered: Buffer[] = []
      let sizeBytes = 0
      let number = 0
      const addPiece = async (rows: Buffer) => {
        number += 1
        await add(tableEntry(table.name, number), rows)
      }
      for await (const chunk of client.query(copyTo(copyOutText(table)))) {
        buffered.push(chunk)
        sizeBytes += chunk.length
        if (sizeBytes < PIECE_BYTES) continue
        const all = Buffer.concat(buffered)
        // In this form of COPY a line feed is the end of a row and nothing else.
        const end = all.lastIndexOf(0x0a) + 1
        if (end > 0) await addPiece(all.subarray(0, end))
        buffered = [all.subarray(end)]
        sizeBytes = all.length - end
      }
      if (sizeBytes > 0) await addPiece(Buffer.concat(buffered))
    },
  }
}

/** Exactly so many bytes: an entry's length is written before its content is read. */
function fillUp(content: AsyncIterable<Uint8Array>, sizeBytes: number) {
  let left = sizeBytes
  let isBroken = false
  const zeros = Buffer.alloc(64 * 1024)
  return {
    isWhole: () => !isBroken,
    async *pieces(): AsyncGenerator<Uint8Array> {
      try {
        for await (const piece of content) {
          isBroken = piece.length > left
          if (isBroken) break
          left -= piece.length
          yield piece
        }
      } catch {
        isBroken = true
      }
      if (left > 0) isBroken = true
      for (; left > 0; left -= Math.min(left, zeros.length)) yield zeros.subarray(0, Math.min(left, zeros.length))
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
