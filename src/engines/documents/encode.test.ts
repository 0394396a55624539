import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { createDocuments } from './create-documents.ts'

const documents = createDocuments()
afterAll(() => documents.close())

/** Black in the given corner, white elsewhere. */
async function cornered({ width, height, orientation, format }: Wish): Promise<Buffer> {
  const black = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([{ input: black, left: 0, top: 0 }])
    .toFormat(format)
    .withMetadata({ orientation })
    .toBuffer()
}

interface Wish {
  readonly width: number
  readonly height: number
  readonly orientation: number
  readonly format: 'jpeg' | 'png' | 'webp' | 'tiff'
}

it('encodes exactly the picture that readers see, however the camera was held', async () => {
  const wishes = fc.record({
    width: fc.integer({ min: 24, max: 90 }),
    height: fc.integer({ min: 24, max: 90 }),
    orientation: fc.integer({ min: 1, max: 8 }),
    format: fc.constantFrom('jpeg' as const, 'png' as const, 'webp' as const, 'tiff' as const),
  })
  const sizes = fc.constantFrom(20, 50, 200)
  await fc.assert(
    fc.asyncProperty(wishes, sizes, fc.constantFrom('jpeg' as const, 'webp' as const), async (wish, side, format) => {
      const file = await cornered(wish)
      const [seen, shown] = await Promise.all([
        documents.render(file, { page: 0, longestSideMax: side }),
        documents.encode(file, { page: 0, longestSideMax: side, format }),
      ])
      if (seen.kind === 'refused' || shown.kind === 'refused') throw new Error('refused')
      const { data, info } = await sharp(shown.content).raw().toBuffer({ resolveWithObject: true })

      expect([info.width, info.height]).toEqual([seen.picture.width, seen.picture.height])
      expect((await sharp(shown.content).metadata()).orientation).toBeUndefined()
      const far = data.reduce((sum, value, at) => sum + Math.abs(value - (seen.picture.data[at] ?? 0)), 0)
      expect(far / data.length).toBeLessThan(12)
    }),
    { numRuns: 40 },
  )
})

it('refuses what has no pages that can be drawn', async () => {
  const wish = { page: 0, longestSideMax: 100, format: 'jpeg' as const }
  const pdf = readFileSync(path.join(import.meta.dirname, 'fixtures/three-pages.pdf'))

  expect(await documents.encode(Buffer.from('a;b\n'), wish)).toMatchObject({ reason: 'UNSUPPORTED_TYPE' })
  expect(await documents.encode(pdf, wish)).toMatchObject({ kind: 'encoded' })
})
