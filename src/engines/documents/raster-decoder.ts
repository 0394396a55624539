import sharp, { type Sharp, type SharpOptions } from 'sharp'
import type { Decoder, DecoderFile } from './decoder.ts'
import type { Picture, Refusal } from './documents.ts'
import { refuse } from './refusal.ts'

/** Side of the small picture that an inspection decodes to: all data are read, hardly any is kept. */
const PROBE_SIDE = 32
/** An inspection decodes this many pages of a TIFF; the rest is decoded when asked for. */
const PROBED_PAGES_MAX = 10

/** JPG, PNG, WEBP and TIFF through libvips. Animations show their first picture. */
export const rasterDecoder: Decoder = {
  async countPages(file) {
    const pages = await measure(file)
    return typeof pages === 'number' ? ((await tooLarge(file, 0)) ?? pages) : pages
  },

  async tryOut(file, pages) {
    for (let page = 0; page < Math.min(pages, PROBED_PAGES_MAX); page++) {
      const refusal = await tooLarge(file, page)
      if (refusal) return refusal
      await toPicture(open(file, page), PROBE_SIDE)
    }
    return null
  },

  async render(file, { page, longestSideMax }) {
    const pages = await measure(file)
    if (typeof pages !== 'number') return pages
    if (page >= pages)
      return refuse('DAMAGED', `The file has ${pages} pages, page ${page + 1} is missing. Send the whole file.`)
    const refusal = await tooLarge(file, page)
    return refusal ?? toPicture(open(file, page), longestSideMax)
  },
}

/** An upright 8-bit RGB picture of a sharp pipeline: transparency on white, CMYK, grey and 16 bit turned to sRGB. */
export async function toPicture(image: Sharp, longestSideMax: number): Promise<Picture> {
  const { data, info } = await image
    .autoOrient()
    .resize({ width: longestSideMax, height: longestSideMax, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const rgb = info.channels === 3 ? data : spread(data, info.channels)
  return { width: info.width, height: info.height, data: new Uint8Array(rgb.buffer, rgb.byteOffset, rgb.byteLength) }
}

async function measure(file: DecoderFile): Promise<number | Refusal> {
  const { format, pages = 1 } = await sharp(file.bytes, options(file)).metadata()
  const count = format === 'tiff' ? pages : 1
  return count > file.limits.pagesMax ? refuse('TOO_MANY_PAGES') : count
}

async function tooLarge(file: DecoderFile, page: number): Promise<Refusal | null> {
  const { width, height } = await sharp(file.bytes, { ...options(file), page }).metadata()
  return width * height > file.limits.pixelsMax ? refuse('TOO_MANY_PIXELS') : null
}

function open(file: DecoderFile, page: number): Sharp {
  return sharp(file.bytes, { ...options(file), page, limitInputPixels: file.limits.pixelsMax })
}

/**
 * `error` refuses missing data and broken streams but not the harmless warnings that many phones' JPEGs give
 * (extraneous bytes before a marker). Pixels are counted by `tooLarge`, so that too many get their own refusal.
 */
function options(_file: DecoderFile): SharpOptions {
  return { failOn: 'error', limitInputPixels: false, sequentialRead: true }
}

function spread(data: Uint8Array, channels: number): Uint8Array {
  const pixels = data.length / channels
  const rgb = new Uint8Array(pixels * 3)
  for (let pixel = 0; pixel < pixels; pixel++) rgb.fill(data[pixel * channels] ?? 0, pixel * 3, pixel * 3 + 3)
  return rgb
}
