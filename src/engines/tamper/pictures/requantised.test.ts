import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../documents/documents.ts'
import { jpegSteps } from './jpeg-steps.ts'
import { mapBlocks, savedApart } from './requantised.ts'

const SIDE = 320

/** A square of grain; each seed has its own. */
function grain(seed: number): Buffer {
  let state = seed
  return Buffer.from(
    Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
      if (at % 3 === 0) state = (state * 48271) % 2147483647
      return 120 + (state / 2147483647) * 60
    }),
  )
}

const raw = { width: SIDE, height: SIDE, channels: 3 } as const

async function opened(file: Buffer): Promise<Picture> {
  return { width: SIDE, height: SIDE, data: await sharp(file).raw().toBuffer() }
}

/** Saved, a part of it painted over where there is one, and saved anew. */
async function savedTwice(edit: { readonly from: number; readonly to: number } | null) {
  const first = await opened(await sharp(grain(1), { raw }).jpeg({ quality: 70 }).toBuffer())
  const data = Buffer.from(first.data)
  const other = grain(2)
  for (let y = edit?.from ?? 0; y < (edit?.to ?? 0); y++) {
    const [start, end] = [(y * SIDE + (edit?.from ?? 0)) * 3, (y * SIDE + (edit?.to ?? 0)) * 3]
    other.copy(data, start, start, end)
  }
  const file = await sharp(data, { raw }).jpeg({ quality: 92 }).toBuffer()
  return mapBlocks(await opened(file), jpegSteps(file) ?? [], { left: 0, top: 0, right: SIDE, bottom: SIDE })
}

const PLACE = [
  [0.25, 0.25],
  [0.5, 0.25],
  [0.5, 0.5],
  [0.25, 0.5],
] as const

describe('a place in a picture that was saved twice', () => {
  it('is like the rest where nothing was done to it', async () => {
    expect(Math.abs(savedApart(await savedTwice(null), PLACE))).toBeLessThan(5)
  })

  it('is told from the rest where it was painted over in between', async () => {
    expect(savedApart(await savedTwice({ from: SIDE / 4, to: SIDE / 2 }), PLACE)).toBeGreaterThan(20)
  })
})
