import sharp from 'sharp'
import type { Picture } from '../../src/engines/documents/documents.ts'

/** How one side of a pair was printed onto a card and photographed. */
export interface Print {
  readonly name: string
  /** Width of the printed photo, pixels. */
  readonly width: number
  readonly isHarsh: boolean
}

/** The prints that are measured: widths a phone gives the portrait of a card, from near to far. */
export const PRINTS: readonly Print[] = [220, 150, 110, 80].flatMap((width) => [
  { name: `${width} px mild`, width, isHarsh: false },
  { name: `${width} px harsh`, width, isHarsh: true },
])

/** Numbers in 0–1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A portrait as a card carries it: faded, on blue, blurred, noisy, saved as JPEG. */
export async function printFace(picture: Picture, { width, isHarsh }: Print, random: () => number): Promise<Picture> {
  const { data, info } = await sharp(picture.data, { raw: { ...picture, channels: 3 } })
    .resize({ width, kernel: 'cubic' })
    .blur(isHarsh ? 0.9 : 0.5)
    .linear(isHarsh ? 0.62 : 0.8, isHarsh ? 62 : 34)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const sigma = isHarsh ? 11 : 5
  const tint = isHarsh ? [0.86, 0.96, 1.06] : [0.94, 0.98, 1.03]
  const noisy = Uint8ClampedArray.from(
    data,
    (value, at) => value * (tint[at % 3] ?? 1) + (random() + random() + random() - 1.5) * 2 * sigma,
  )
  const margin = Math.round(info.width * 0.15)
  const jpeg = await sharp(noisy, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#7fa7cf' })
    .jpeg({ quality: isHarsh ? 60 : 80 })
    .toBuffer()
  return decodePicture(jpeg)
}

/** Any picture file as red, green, blue. */
export async function decodePicture(file: Buffer | string): Promise<Picture> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
