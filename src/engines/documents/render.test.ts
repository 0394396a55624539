import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { CATALOG, ONE_PAGE, page, pdfOf, stream } from '../../../test/documents/pdf.ts'
import { createDocuments } from './create-documents.ts'
import type { Picture, RenderOptions } from './documents.ts'

// fixtures/: three-pages.pdf was written by Ghostscript, its protected forms by qpdf, corners.heic by heif-enc.
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const documents = createDocuments({ processesMax: 1 })

afterAll(() => documents.close())

async function picture(bytes: Uint8Array, options: Partial<RenderOptions> = {}): Promise<Picture> {
  const answer = await documents.render(bytes, { page: 0, longestSideMax: 1000, ...options })
  if (answer.kind !== 'picture') throw new Error(`Refused: ${answer.reason}`)
  expect(answer.picture.data.length).toBe(answer.picture.width * answer.picture.height * 3)
  return answer.picture
}

/** The colour in the middle of each quarter, to the nearest of black, white, red, green and blue. */
function quarters({ width, height, data }: Picture): string[] {
  const named = {
    black: [0, 0, 0],
    white: [255, 255, 255],
    red: [220, 16, 16],
    green: [16, 200, 16],
    blue: [16, 16, 220],
  }
  const colourAt = (x: number, y: number): string => {
    const at = (Math.floor(height * y) * width + Math.floor(width * x)) * 3
    const distance = (rgb: readonly number[]): number =>
      Math.hypot(...rgb.map((value, index) => value - (data[at + index] ?? 0)))
    return Object.entries(named).sort(([, a], [, b]) => distance(a) - distance(b))[0]?.[0] ?? ''
  }
  return [colourAt(0.25, 0.25), colourAt(0.75, 0.25), colourAt(0.25, 0.75), colourAt(0.75, 0.75)]
}

const UPRIGHT = ['red', 'green', 'blue', 'white']

async function corners(): Promise<Sharp> {
  const tile = (background: string, left: number, top: number) => ({
    input: { create: { width: 64, height: 32, channels: 3 as const, background } },
    left,
    top,
  })
  const white = sharp({ create: { width: 128, height: 64, channels: 3, background: '#ffffff' } })
  const painted = white.composite([tile('#dc1010', 0, 0), tile('#10c810', 64, 0), tile('#1010dc', 0, 32)])
  return sharp(await painted.removeAlpha().png().toBuffer())
}

describe('a rendered picture', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('has the colours of a %s', async (format) => {
    const bytes = await (await corners()).toFormat(format).toBuffer()

    const result = await picture(bytes)

    expect([result.width, result.height]).toEqual([128, 64])
    expect(quarters(result)).toEqual(UPRIGHT)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is upright whatever the EXIF orientation (%i)', async (orientation) => {
    // What a camera stores so that applying the orientation gives the upright picture (EXIF 2.32, tag 274).
    const turned = await stored(await corners(), orientation)
    const bytes = await turned.jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer()

    const result = await picture(bytes)

    expect([result.width, result.height]).toEqual([128, 64])
    expect(quarters(result)).toEqual(UPRIGHT)
  })

  it.each([
    ['CMYK', (image: Sharp) => image.toColourspace('cmyk').jpeg({ quality: 95 })],
    ['16 bit', (image: Sharp) => image.toColourspace('rgb16').png()],
    ['LZW', (image: Sharp) => image.tiff({ compression: 'lzw' })],
    ['palette', (image: Sharp) => image.png({ palette: true })],
    ['interlaced', (image: Sharp) => image.png({ progressive: true })],
    ['progressive', (image: Sharp) => image.jpeg({ progressive: true })],
  ])('is plain RGB from a %s file', async (_name, encode) => {
    const bytes = await encode(await corners()).toBuffer()

    expect(quarters(await picture(bytes))).toEqual(UPRIGHT)
  })

  it.each([
    ['grey', (image: Sharp) => image.greyscale().png()],
    ['grey with transparency', (image: Sharp) => image.greyscale().ensureAlpha().png()],
    [
      '1-bit',
      (image: Sharp) => image.threshold(160).toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' }),
    ],
  ])('has three equal channels from a %s file', async (_name, encode) => {
    const { data } = await picture(await encode(await corners()).toBuffer())

    const isGrey = data.every((value, index) => value === data[index - (index % 3)])

    expect(isGrey).toBe(true)
  })

  it('shows transparency as white', async () => {
    const bytes = await sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()

    expect((await picture(bytes)).data.every((value) => value === 255)).toBe(true)
  })

  it('is scaled down to the longest side, never up', async () => {
    const bytes = await (await corners()).png().toBuffer()

    const [small, same] = [await picture(bytes, { longestSideMax: 32 }), await picture(bytes, { longestSideMax: 5000 })]

    expect([small.width, small.height, same.width, same.height]).toEqual([32, 16, 128, 64])
  })

  it('is only the part that is asked for, at the scale of the whole', async () => {
    const bytes = await (await corners()).png().toBuffer()
    const whole = await picture(bytes)

    const part = await picture(bytes, { part: [0.5, 0.25, 1, 1] })

    expect([part.width, part.height]).toEqual([64, 48])
    const rowOf = ({ data, width }: Picture, row: number, from = 0) => [
      ...data.subarray((row * width + from) * 3, (row + 1) * width * 3),
    ]
    expect(rowOf(part, 0)).toEqual(rowOf(whole, 16, 64))
    expect(rowOf(part, 47)).toEqual(rowOf(whole, 63, 64))
    await expect(documents.render(bytes, { page: 0, longestSideMax: 10, part: [0.5, 0, 0.5, 1] })).rejects.toThrow(
      RangeError,
    )
  })

  it('is the asked page of a TIFF', async () => {
    const image = await corners()
    const raw = await image.clone().raw().toBuffer()
    const tall = sharp(Buffer.concat([raw, Buffer.alloc(raw.length)]), {
      raw: { width: 128, height: 128, channels: 3, pageHeight: 64 },
    })
    const bytes = await tall.tiff().toBuffer()

    expect(await documents.inspect(bytes)).toMatchObject({ kind: 'readable', type: 'TIFF', pageCount: 2 })
    expect(quarters(await picture(bytes))).toEqual(UPRIGHT)
    expect(quarters(await picture(bytes, { page: 1 }))).toEqual(['black', 'black', 'black', 'black'])
  })

  it('has the colours of a HEIC', async () => {
    const result = await picture(fixture('corners.heic'))

    expect([result.width, result.height]).toEqual([128, 64])
    expect(quarters(result)).toEqual(UPRIGHT)
  })

  it('is turned as a HEIC says', async () => {
    const bytes = Buffer.from(fixture('corners.heic'))
    // The optional `pixi` property of the picture becomes `irot`: 90 degrees anticlockwise (ISO/IEC 23008-12, 6.5.10).
    const at = bytes.indexOf('pixi')
    bytes.set(Buffer.from('irot\x01'), at)

    const result = await picture(bytes)

    expect([result.width, result.height]).toEqual([64, 128])
    expect(quarters(result)).toEqual(['green', 'white', 'red', 'blue'])
  })
})

describe('a rendered PDF page', () => {
  it('fills the longest side and keeps its shape', async () => {
    const result = await picture(fixture('three-pages.pdf'), { longestSideMax: 842 })

    expect([result.width, result.height]).toEqual([595, 842])
  })

  it('is the asked one', async () => {
    // Only the first page carries a red rectangle.
    const isRed = async (index: number) => {
      const { data } = await picture(fixture('three-pages.pdf'), { page: index, longestSideMax: 200 })
      return data.some((value, at) => at % 3 === 0 && value > 200 && (data[at + 1] ?? 255) < 50)
    }

    expect([await isRed(0), await isRed(1)]).toEqual([true, false])
  })

  it('is not blown up beyond 400 dots per inch', async () => {
    const small = pdfOf([CATALOG, ONE_PAGE, page([72, 36]), stream('', '')])

    const result = await picture(small, { longestSideMax: 5000 })

    expect([result.width, result.height]).toEqual([400, 200])
  })

  it('shows what was filled in', async () => {
    const form = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>',
      ONE_PAGE,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [4 0 R] >>',
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (a) /F 4 /Rect [0 0 100 100] /P 3 0 R /AP << /N 5 0 R >> >>',
      stream('/Type /XObject /Subtype /Form /BBox [0 0 100 100]', '0 g 0 0 100 100 re f'),
    ])

    expect(quarters(await picture(form))).toEqual(['black', 'black', 'black', 'black'])
  })
})

/** The picture as a camera stores it under the given orientation. */
async function stored(image: Sharp, orientation: number): Promise<Sharp> {
  const angles: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 270, 7: 270, 8: 90 }
  const isMirrored = [2, 4, 5, 7].includes(orientation)
  // In two steps: one pipeline of sharp would mirror before it turns, whatever the order of the calls.
  const turned = sharp(
    await image
      .rotate(angles[orientation] ?? 0)
      .png()
      .toBuffer(),
  )
  return sharp(await turned.flop(isMirrored).png().toBuffer())
}
