import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SealError } from './seal-error.ts'
import { CHUNK_BYTES, createSealer, SEAL_OVERHEAD_BYTES, sealedStreamBytes } from './sealer.ts'

const keyOf = (version: number) => new Map([[version, randomBytes(32)]])
const sealer = createSealer({ current: 1, byVersion: keyOf(1) })
const SEALED_CHUNK = CHUNK_BYTES + 16
const HEADER = 19

const bytes = fc.uint8Array({ maxLength: 300 })
const context = fc.string({ minLength: 1, maxLength: 60 })

const through = (stream: NodeJS.ReadWriteStream, pieces: readonly Uint8Array[]) =>
  buffer(Readable.from(pieces).compose(stream))
const sealAll = (plain: Uint8Array, place = 'file:1') => through(sealer.sealStream(place), [plain])
const openAll = (sealed: Uint8Array, place = 'file:1') => through(sealer.openStream(place), [sealed])

/** Cuts bytes at the given places. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length].sort((a, b) => a - b)
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end)).filter((piece) => piece.length > 0)
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'opened',
    (error: unknown) => (error instanceof SealError ? error.code : `not a SealError: ${String(error)}`),
  )
}

describe('a sealed value', () => {
  it('opens to exactly what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(bytes, context, (plain, place) => {
        const sealed = sealer.seal(plain, place)

        expect(sealed.length).toBe(plain.length + SEAL_OVERHEAD_BYTES)
        expect(new Uint8Array(sealer.open(sealed, place))).toEqual(plain)
      }),
    )
  })

  it('takes text as UTF-8', () => {
    expect(sealer.open(sealer.seal('Budi – ቡዲ', 'name:1'), 'name:1').toString('utf8')).toBe('Budi – ቡዲ')
  })

  it('is refused when any single bit was flipped', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (plain, at, bit) => {
        const sealed = sealer.seal(plain, 'column:row')
        const place = at % sealed.length
        sealed.writeUInt8(sealed.readUInt8(place) ^ (1 << bit), place)

        expect(() => sealer.open(sealed, 'column:row')).toThrow(SealError)
      }),
    )
  })

  it('is refused when cut short or made longer', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }), (plain, at, more) => {
        const sealed = sealer.seal(plain, 'column:row')

        expect(() => sealer.open(sealed.subarray(0, at % sealed.length), 'column:row')).toThrow(SealError)
        expect(() => sealer.open(Buffer.concat([sealed, more]), 'column:row')).toThrow(SealError)
      }),
    )
  })

  it('is refused under any other context', () => {
    fc.assert(
      fc.property(bytes, context, context, (plain, place, other) => {
        fc.pre(place !== other)
        expect(() => sealer.open(sealer.seal(plain, place), other)).toThrow(SealError)
      }),
    )
  })

  it('says which data key is missing', () => {
    const newer = createSealer({ current: 2, byVersion: keyOf(2) })

    expect(() => sealer.open(newer.seal('x', 'column:row'), 'column:row')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_KEY', message: expect.stringContaining('data key 2') }),
    )
  })

  it('opens values of older data keys while new ones are sealed under the newest', () => {
    const old = keyOf(1)
    const rotated = createSealer({ current: 2, byVersion: new Map([...old, ...keyOf(2)]) })

    const sealedBefore = createSealer({ current: 1, byVersion: old }).seal('before', 'column:row')

    expect(rotated.open(sealedBefore, 'column:row').toString()).toBe('before')
    expect(rotated.seal('after', 'column:row').readUInt16BE(1)).toBe(2)
  })

  it('never opens a stream as a value or a value as a stream', async () => {
    const stream = await sealAll(Buffer.from('one chunk'))

    expect(() => sealer.open(stream, 'file:1')).toThrow(expect.objectContaining({ code: 'UNKNOWN_FORMAT' }))
    expect(await refusal(openAll(sealer.seal('value', 'file:1')))).toBe('UNKNOWN_FORMAT')
  })

  it('does not look the same twice', () => {
    expect(sealer.seal('same', 'column:row').equals(sealer.seal('same', 'column:row'))).toBe(false)
  })
})

describe('a sealed stream', () => {
  const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17]

  it.each(sizes)('of %i bytes opens to what was sealed and has the size foretold', async (size) => {
    const plain = randomBytes(size)

    const sealed = await sealAll(plain)

    expect(sealed.length).toBe(sealedStreamBytes(size))
    expect((await openAll(sealed)).equals(plain)).toBe(true)
  })

  it('does not depend on how the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sizes), fc.array(fc.nat(), { maxLength: 8 }), async (size, places) => {
        const plain = randomBytes(size)

        const sealed = await through(sealer.sealStream('file:1'), cut(plain, places))
        const opened = await through(sealer.openStream('file:1'), cut(sealed, places))

        expect(opened.equals(plain)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('is refused when any single byte was changed', async () => {
    const sealed = await sealAll(randomBytes(CHUNK_BYTES + 500))
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const changed = Buffer.from(sealed)
        changed.writeUInt8(changed.readUInt8(place) ^ mask, place)

        expect(await refusal(openAll(changed))).toMatch(/^(DAMAGED|UNKNOWN_KEY|UNKNOWN_FORMAT)$/)
      }),
      { numRuns: 60 },
    )
  })

  it('is refused when cut anywhere, at chunk borders too', async () => {
    const sealed = await sealAll(randomBytes(2 * CHUNK_BYTES + 9))
    const borders = [0, 5, HEADER, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK, sealed.length - 1]
    const places = fc.oneof(fc.constantFrom(...borders), fc.nat(sealed.length - 1))
    await fc.assert(
      fc.asyncProperty(places, async (place) => {
        expect(await refusal(openAll(sealed.subarray(0, place)))).toBe('DAMAGED')
      }),
      { numRuns: 40 },
    )
  })

  it('is refused when chunks were swapped, dropped, doubled or taken from another stream', async () => {
    const sealed = await sealAll(randomBytes(3 * CHUNK_BYTES + 9))
    const other = await sealAll(randomBytes(3 * CHUNK_BYTES + 9))
    const header = sealed.subarray(0, HEADER)
    const chunk = (of: Buffer, index: number) =>
      of.subarray(HEADER + index * SEALED_CHUNK, HEADER + (index + 1) * SEALED_CHUNK)
    const chunks = (...places: readonly number[]) => places.map((index) => chunk(sealed, index))

    const forgeries = {
      swapped: [header, ...chunks(1, 0, 2, 3)],
      dropped: [header, ...chunks(0, 2, 3)],
      doubled: [header, ...chunks(0, 0, 1, 2, 3)],
      spliced: [header, ...chunks(0), chunk(other, 1), ...chunks(2, 3)],
      continued: [header, ...chunks(0, 1, 2, 3), other.subarray(HEADER)],
      headless: [other.subarray(0, HEADER), ...chunks(0, 1, 2, 3)],
    }
    for (const [name, parts] of Object.entries(forgeries)) {
      expect([name, await refusal(openAll(Buffer.concat(parts)))]).toEqual([name, 'DAMAGED'])
    }
  })

  it('is refused under another context', async () => {
    expect(await refusal(openAll(await sealAll(Buffer.from('x')), 'file:2'))).toBe('DAMAGED')
  })

  it('holds no more than a few chunks at once', async () => {
    const total = 512 * CHUNK_BYTES
    const piece = randomBytes(CHUNK_BYTES)
    let sent = 0
    let received = 0
    let heldMax = 0
    const source = Readable.from(
      (function* pieces() {
        for (; sent < total; sent += piece.length) yield piece
      })(),
    )

    for await (const opened of source.compose(sealer.sealStream('file:1')).compose(sealer.openStream('file:1'))) {
      received += opened.length
      heldMax = Math.max(heldMax, sent - received)
    }

    expect(received).toBe(total)
    expect(heldMax).toBeLessThan(64 * CHUNK_BYTES)
  })
})
