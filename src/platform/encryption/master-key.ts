import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, open, unlink } from 'node:fs/promises'
import path from 'node:path'
import { KEY_BYTES } from './derive-key.ts'

/** The master key cannot be used. The message says what to do and may be shown to the operator. */
export class MasterKeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MasterKeyError'
  }
}

/** 32 bytes from 64 hexadecimal digits or from base64 (either alphabet). Throws MasterKeyError. */
export function parseMasterKey(text: string): Buffer {
  const trimmed = text.trim()
  const key = decode(trimmed)
  if (key?.length !== KEY_BYTES) {
    const shape = 'The master key must be 32 random bytes written as 64 hexadecimal digits or as base64'
    throw new MasterKeyError(`${shape}. Make one with: openssl rand -base64 32`)
  }
  if (key.every((byte) => byte === key[0])) {
    throw new MasterKeyError('The master key is one byte repeated. Make a random one with: openssl rand -base64 32')
  }
  return key
}

/**
 * The key in `file`; makes the file (mode 0600, durable before it is used) when there is none. Processes that start at
 * the same moment end with the same key. Throws MasterKeyError when others may read the file or it holds no key.
 */
export async function loadOrCreateMasterKey(file: string): Promise<Buffer> {
  const existing = await readKeyFile(file)
  if (existing) return existing

  await createKeyFile(file)
  const created = await readKeyFile(file)
  if (!created) throw new MasterKeyError(`${file} was removed while the master key was being made. Start again.`)
  return created
}

/** The key in `file`, or null when there is no such file. Throws MasterKeyError as above. */
export async function findMasterKey(file: string): Promise<Buffer | null> {
  return (await readKeyFile(file)) ?? null
}

function decode(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (/^[A-Za-z0-9+/]{43}=?$/.test(text)) return Buffer.from(text, 'base64')
  if (/^[A-Za-z0-9_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64url')
  return undefined
}

async function readKeyFile(file: string): Promise<Buffer | undefined> {
  const handle = await openExisting(file)
  if (!handle) return undefined
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new MasterKeyError(`${file} is not a plain file. The master key belongs in one.`)
    if ((stats.mode & 0o077) !== 0) {
      throw new MasterKeyError(`${file} can be read by other users. Run: chmod 600 ${file}`)
    }
    if (stats.size > 1024) throw damagedFile(file)
    return parseMasterKey((await handle.readFile()).toString('latin1'))
  } catch (error) {
    if (error instanceof MasterKeyError && error.message.includes(file)) throw error
    throw damagedFile(file, error)
  } finally {
    await handle.close()
  }
}

async function openExisting(file: string): Promise<FileHandle | undefined> {
  try {
    // NONBLOCK: a named pipe in the key's place must not hold the start for ever.
    return await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new MasterKeyError(`${file} cannot be opened (${codeOf(error)}). It must be readable by this user.`, {
      cause: error,
    })
  }
}

/** `link` fails where `rename` would replace: the first of two processes wins and the other reads the winner's key. */
async function createKeyFile(file: string): Promise<void> {
  const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`
  try {
    await writeDurably(temporary, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
    await link(temporary, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw new MasterKeyError(`${file} cannot be made (${codeOf(error)}). Its folder must be writable.`, {
        cause: error,
      })
    }
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
  await syncFolder(path.dirname(file))
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function damagedFile(file: string, cause?: unknown): MasterKeyError {
  const advice = 'Restore it from a backup: without the right key, stored data cannot be opened'
  return new MasterKeyError(`${file} does not hold a master key. ${advice}.`, { cause })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
