import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLocalStorage } from './local-storage.ts'
import { storageContract } from './storage.contract.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'absah-storage-'))
})
afterEach(() => rm(folder, { recursive: true }))

storageContract('local storage', () => openLocalStorage({ folder: path.join(folder, 'objects') }))

describe('local storage', () => {
  const filesBelow = async (place: string) =>
    (await readdir(place, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))

  it('keeps files and folders from other users', async () => {
    const storage = await openLocalStorage({ folder: path.join(folder, 'objects') })

    await storage.put('files/a/b', Readable.from([Buffer.from('x')]))

    const modeOf = async (place: string) => (await stat(path.join(folder, place))).mode & 0o777
    expect(await modeOf('objects')).toBe(0o700)
    expect(await modeOf('objects/files')).toBe(0o700)
    expect(await modeOf('objects/files/a')).toBe(0o700)
    expect(await modeOf('objects/files/a/b')).toBe(0o600)
  })

  it('leaves nothing behind when a put fails', async () => {
    const storage = await openLocalStorage({ folder })

    await expect(storage.put('files/a', Readable.from([Buffer.alloc(100)]), { sizeBytesMax: 10 })).rejects.toThrow()

    expect(await filesBelow(folder)).toEqual([])
  })

  it('removes leftovers of crashed puts that are older than an hour, and nothing else', async () => {
    await mkdir(path.join(folder, 'files', 'deep'), { recursive: true })
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const make = async (place: string, hours: number) => {
      await writeFile(path.join(folder, place), 'x')
      await utimes(path.join(folder, place), hoursAgo(hours), hoursAgo(hours))
    }
    await make('.put-0001', 2)
    await make('files/deep/.put-0002', 48)
    await make('files/deep/.put-0003', 0.5)
    await make('files/deep/object', 48)

    const storage = await openLocalStorage({ folder })

    expect(await storage.swept).toBe(2)
    expect((await filesBelow(folder)).sort()).toEqual(['files/deep/.put-0003', 'files/deep/object'])
    expect(await storage.head('files/deep/object')).toBeDefined()
  })

  it('does not take a folder for an object', async () => {
    const storage = await openLocalStorage({ folder })
    await storage.put('files/a/b', Readable.from([Buffer.from('x')]))

    expect(await storage.head('files/a')).toBeUndefined()
    expect(await storage.get('files/a')).toBeUndefined()
    expect(await storage.get('files/a/b/c')).toBeUndefined()
  })
})
