import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealer } from '../../platform/encryption/sealer.ts'
import { openLocalStorage } from '../../platform/storage/local-storage.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { type Arriving, storeFile } from './receive-upload.ts'

const sealer = createSealer({ current: 1, byVersion: new Map([[1, new Uint8Array(32)]]) })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-receive-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function filesBelow(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((each) => each.isFile()).map((each) => each.name)
}

/** A real storage that begins only when `ready` settles, and tells how many puts it is at. */
async function lateStorage(ready: Promise<unknown>): Promise<{ storage: Storage; running: () => number }> {
  const storage = await openLocalStorage({ folder })
  let running = 0
  async function put(...[key, content, options]: Parameters<Storage['put']>) {
    running += 1
    await ready.catch(() => undefined)
    return storage.put(key, content, options).finally(() => (running -= 1))
  }
  return { storage: { ...storage, put }, running: () => running }
}

function arriving(content: Iterable<Buffer> | AsyncIterable<Buffer>): Arriving {
  const file = Object.assign(Readable.from(content, { objectMode: false }), { truncated: false })
  return { organizationId: 'b7c1', sealer, part: { file, filename: 'a.jpg' } }
}

async function* brokenOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('half a file')
  throw new Error('Unexpected end of form')
}

describe('a file that is sent', () => {
  it('is in the storage once it is told, with its size and hash', async () => {
    const storage = await openLocalStorage({ folder })

    const stored = await storeFile({ storage }, arriving([Buffer.from('abc')]))

    expect([stored.sizeBytes, stored.sha256.toString('hex').slice(0, 8)]).toEqual([3, 'ba7816bf'])
    expect(await filesBelow()).toEqual([stored.id])
  })

  it('leaves nothing when it breaks off before the disk has begun', async () => {
    const half = arriving(brokenOff())
    const { storage, running } = await lateStorage(finished(half.part.file))

    await expect(storeFile({ storage }, half)).rejects.toMatchObject({ status: 400 })

    expect([running(), await filesBelow()]).toEqual([0, []])
  })

  it('is given up, not waited for, when the disk takes nothing', async () => {
    await writeFile(join(folder, 'files'), 'in the way of a folder')
    const storage = await openLocalStorage({ folder })
    const large = Array.from({ length: 64 }, () => Buffer.alloc(64 * 1024))

    await expect(storeFile({ storage }, arriving(large))).rejects.toMatchObject({ code: 'ENOTDIR' })

    expect(await filesBelow()).toEqual(['files'])
  })
})
