import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deriveKey } from './derive-key.ts'
import { loadOrCreateMasterKey, MasterKeyError, parseMasterKey } from './master-key.ts'

describe('parseMasterKey', () => {
  it('reads hexadecimal and both alphabets of base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        fc.pre(new Set(bytes).size > 1)
        const key = Buffer.from(bytes)

        for (const encoding of ['hex', 'base64', 'base64url'] as const) {
          expect(parseMasterKey(` ${key.toString(encoding)}\n`).equals(key)).toBe(true)
        }
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['a word', 'changeme'],
    ['31 bytes', randomBytes(31).toString('hex')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['zeros', '0'.repeat(64)],
  ])('refuses %s and says how to make a key', (_name, text) => {
    expect(() => parseMasterKey(text)).toThrow(MasterKeyError)
    expect(() => parseMasterKey(text)).toThrow('openssl rand -base64 32')
  })
})

describe('deriveKey', () => {
  it('gives another key for every purpose and the same for the same', () => {
    const master = randomBytes(32)

    expect(deriveKey(master, 'a').equals(deriveKey(master, 'a'))).toBe(true)
    expect(deriveKey(master, 'a').equals(deriveKey(master, 'b'))).toBe(false)
  })

  it('is HKDF-SHA256 (RFC 5869, test case 3 cut to 32 bytes)', () => {
    expect(deriveKey(Buffer.alloc(22, 0x0b), '').toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    )
  })
})

describe('loadOrCreateMasterKey', () => {
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'absah-key-'))
    file = path.join(folder, 'master.key')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('makes a key that only its owner can read, leaves nothing else, and finds it again', async () => {
    const made = await loadOrCreateMasterKey(file)

    expect(made.length).toBe(32)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['master.key'])
    expect((await loadOrCreateMasterKey(file)).equals(made)).toBe(true)
    expect(parseMasterKey(await readFile(file, 'utf8')).equals(made)).toBe(true)
  })

  it('gives the same key to many that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateMasterKey(file)))

    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
    expect(await readdir(folder)).toEqual(['master.key'])
  })

  it('gives the same key to processes that start at once', async () => {
    const module = pathToFileURL(path.join(import.meta.dirname, 'master-key.ts')).href
    const program = `import { loadOrCreateMasterKey } from ${JSON.stringify(module)}
      process.stdout.write((await loadOrCreateMasterKey(process.argv[1])).toString('hex'))`
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, file])

    const outputs = await Promise.all([run(), run(), run()])

    expect(new Set(outputs.map((output) => output.stdout))).toEqual(
      new Set([(await loadOrCreateMasterKey(file)).toString('hex')]),
    )
  })

  it('refuses a key that others may read, with the command that mends it', async () => {
    await loadOrCreateMasterKey(file)
    await chmod(file, 0o640)

    await expect(loadOrCreateMasterKey(file)).rejects.toThrow(`chmod 600 ${file}`)
  })

  it.each([
    ['is empty', ''],
    ['was cut short', 'q83vASNFZ4mrze8BI0VniavN'],
    ['is huge', 'A'.repeat(100_000)],
  ])('refuses a file that %s and never replaces it', async (_name, content) => {
    await writeFile(file, content, { mode: 0o600 })

    await expect(loadOrCreateMasterKey(file)).rejects.toThrow('does not hold a master key')
    expect(await readFile(file, 'utf8')).toBe(content)
  })

  it('refuses a folder in its place and a folder that is missing', async () => {
    await mkdir(file, { mode: 0o700 })

    await expect(loadOrCreateMasterKey(file)).rejects.toThrow(MasterKeyError)
    await expect(loadOrCreateMasterKey(path.join(folder, 'missing', 'key'))).rejects.toThrow('folder must be writable')
  })
})
