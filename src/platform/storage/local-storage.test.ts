import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
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

  it('shows a whole object after its writer was killed at any moment', async () => {
    const module = pathToFileURL(path.join(import.meta.dirname, 'local-storage.ts')).href
    const program = `import { openLocalStorage } from ${JSON.stringify(module)}
      const storage = await openLocalStorage({ folder: process.argv[1] })
      for (let round = 0; ; round += 1) {
        await storage.put('files/a', [Buffer.alloc(500_000, round % 251), Buffer.alloc(500_000, round % 251)])
        process.stdout.write('put')
      }`
    for (let round = 0; round < 4; round += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: 'pipe' })
      const exited = once(child, 'exit')
      for (let puts = 0; puts <= round; puts += 1) await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await exited

      const storage = await openLocalStorage({ folder })
      const got = await storage.get('files/a')
      const whole = got ? await buffer(got) : Buffer.alloc(0)
      expect(whole.length).toBe(1_000_000)
      expect(whole.every((byte) => byte === whole[0])).toBe(true)
    }
  })

  it('does not take a folder for an object', async () => {
    const storage = await openLocalStorage({ folder })
    await storage.put('files/a/b', Readable.from([Buffer.from('x')]))

    expect(await storage.head('files/a')).toBeUndefined()
    expect(await storage.get('files/a')).toBeUndefined()
    expect(await storage.get('files/a/b/c')).toBeUndefined()
  })
})
