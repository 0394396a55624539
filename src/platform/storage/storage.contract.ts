import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ObjectTooLarge, type Storage } from './storage.ts'

/** What every storage must keep. `open` is called once per test and gives an empty storage or one with other keys. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  const key = () => `files/${randomUUID()}/${randomUUID()}`
  const of = (...pieces: readonly (Uint8Array | string)[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))
  const textOf = async (stream: Readable | undefined) => (stream ? (await buffer(stream)).toString() : undefined)

  describe(`${name} keeps the storage contract: it`, () => {
    it('gives back what was put, of any size and in any pieces', async () => {
      const storage = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), async (pieces) => {
          const place = key()
          const whole = Buffer.concat(pieces)

          const put = await storage.put(place, Readable.from(pieces))

          expect(put).toEqual({ sizeBytes: whole.length })
          expect(await storage.head(place)).toMatchObject({ sizeBytes: whole.length })
          const got = await storage.get(place)
          expect(got && whole.equals(await buffer(got))).toBe(true)
        }),
        { numRuns: 15 },
      )
    })

    it('lists every object with its size, and none that was deleted', async () => {
      const storage = await open()
      const [kept, gone] = [key(), key()]
      await storage.put(kept, of('12345'))
      await storage.put(gone, of('1'))
      await storage.delete(gone)

      const sizes = new Map<string, number>()
      for await (const each of storage.list()) sizes.set(each.key, each.sizeBytes)

      expect([sizes.get(kept), sizes.has(gone)]).toEqual([5, false])
    })

    it('keeps many megabytes as they are', async () => {
      const storage = await open()
      const place = key()
      const whole = randomBytes(5_000_000)

      await storage.put(place, of(whole.subarray(0, 3_000_000), whole.subarray(3_000_000)))

      const got = await storage.get(place)
      expect(got && whole.equals(await buffer(got))).toBe(true)
    })

    it('gives exactly the bytes of a range, cut at the end of the object', async () => {
      const storage = await open()
      const place = key()
      await storage.put(place, of('0123456789'))

      expect(await textOf(await storage.get(place, { start: 2, end: 4 }))).toBe('234')
      expect(await textOf(await storage.get(place, { start: 0, end: 0 }))).toBe('0')
      expect(await textOf(await storage.get(place, { start: 8, end: 500 }))).toBe('89')
      expect(await textOf(await storage.get(place, { start: 10, end: 20 }))).toBe('')
      await expect(storage.get(place, { start: 4, end: 2 })).rejects.toThrow(RangeError)
      await expect(storage.get(place, { start: -1, end: 2 })).rejects.toThrow(RangeError)
    })

    it('knows nothing of a key that was never put', async () => {
      const storage = await open()
      const place = key()

      expect(await storage.get(place)).toBeUndefined()
      expect(await storage.head(place)).toBeUndefined()
      await storage.delete(place)
    })

    it('forgets what was deleted', async () => {
      const storage = await open()
      const place = key()
      await storage.put(place, of('x'))

      await storage.delete(place)
      await storage.delete(place)

      expect(await storage.get(place)).toBeUndefined()
      expect(await storage.head(place)).toBeUndefined()
    })

    it('replaces an object whole', async () => {
      const storage = await open()
      const place = key()
      await storage.put(place, of('the first and longer one'))

      await storage.put(place, of('second'))

      expect(await textOf(await storage.get(place))).toBe('second')
    })

    it('keeps the old object when the new content fails half way', async () => {
      const storage = await open()
      const place = key()
      await storage.put(place, of('old'))
      const failing = (async function* content() {
        yield Buffer.from('half of the new')
        throw new Error('the sender went away')
      })()

      await expect(storage.put(place, failing)).rejects.toThrow('the sender went away')

      expect(await textOf(await storage.get(place))).toBe('old')
    })

    it('refuses content that is too large and stores none of it', async () => {
      const storage = await open()
      const place = key()

      await storage.put(place, of('12345'), { sizeBytesMax: 5 })
      await expect(storage.put(key(), of('123', '456'), { sizeBytesMax: 5 })).rejects.toThrow(ObjectTooLarge)
      await expect(storage.put(place, of('123456'), { sizeBytesMax: 5 })).rejects.toThrow(ObjectTooLarge)

      expect(await textOf(await storage.get(place))).toBe('12345')
    })

    it('gives up on a silent source when told to', async () => {
      const storage = await open()
      const place = key()
      const stopped = new AbortController()
      const silent = new Readable({ read: () => undefined })
      silent.push(Buffer.from('first'))

      const put = storage.put(place, silent, { signal: stopped.signal })
      stopped.abort(new Error('told to stop'))

      await expect(put).rejects.toThrow()
      expect(await storage.head(place)).toBeUndefined()
      await expect(storage.put(place, of('x'), { signal: AbortSignal.abort() })).rejects.toThrow()
      expect(await storage.head(place)).toBeUndefined()
    })

    it('shows readers one whole object while others write it', async () => {
      const storage = await open()
      const place = key()
      const versions = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000))
      await storage.put(place, of(versions[0] ?? ''))

      const writes = Promise.all(versions.map((version) => storage.put(place, of(version))))
      const reads = await Promise.all(Array.from({ length: 20 }, async () => textOf(await storage.get(place))))
      await writes

      for (const read of reads) expect(versions).toContain(read)
    })

    it.each([
      '',
      '/',
      '/files/x',
      'files/',
      'files//x',
      '..',
      'files/../x',
      'files/./x',
      'files/..',
      '.hidden',
      'files/.put-1',
      'files\\x',
      'files/x\0',
      'files/X',
      'files/x y',
      'files/x\n',
      '%2e%2e/x',
      'a/'.repeat(8).concat('a'),
      'a'.repeat(600),
    ])('refuses the key %j everywhere', async (bad) => {
      const storage = await open()

      await expect(storage.put(bad, of('x'))).rejects.toThrow(RangeError)
      await expect(storage.get(bad)).rejects.toThrow(RangeError)
      await expect(storage.head(bad)).rejects.toThrow(RangeError)
      await expect(storage.delete(bad)).rejects.toThrow(RangeError)
    })
  })
}
