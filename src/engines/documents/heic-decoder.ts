import { createRequire } from 'node:module'
import sharp, { type Sharp } from 'sharp'
import type { Decoder, DecoderFile } from './decoder.ts'
import type { Refusal } from './documents.ts'
import { toPicture } from './raster-decoder.ts'
import { refuse } from './refusal.ts'

const PROBE_SIDE = 32

/** HEIC through libheif compiled to wasm. A file is one page: its primary picture. */
export const heicDecoder: Decoder = {
  countPages: (file) => withPrimary(file, async () => 1),

  async tryOut(file) {
    const picture = await decodePrimary(file)
    if ('kind' in picture) return picture
    await toPicture(asSharp(picture), PROBE_SIDE)
    return null
  },

  async render(file, { page, longestSideMax }) {
    if (page > 0) return refuse('DAMAGED', `The file has one page, page ${page + 1} is missing. Send the whole file.`)
    const picture = await decodePrimary(file)
    return 'kind' in picture ? picture : toPicture(asSharp(picture), longestSideMax)
  },
}

interface Rgb {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

function asSharp({ data, width, height }: Rgb): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** The parts of libheif's module that are used here; the package's own types leave these out. */
interface Libheif {
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown }
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown }
  readonly heif_channel: { readonly heif_channel_interleaved: unknown }
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
  heif_js_decode_image2(handle: unknown, colorspace: unknown, chroma: unknown): HeifPixels | Promise<HeifPixels>
  heif_image_release(image: unknown): void
}

interface HeifImage {
  readonly handle: unknown
  get_width(): number
  get_height(): number
  is_primary(): boolean
  free(): void
}

interface HeifPixels {
  readonly code?: unknown
  readonly image?: unknown
  readonly channels?: readonly {
    readonly id: unknown
    readonly width: number
    readonly height: number
    readonly stride: number
    readonly data: Uint8Array
  }[]
}

let loaded: Libheif | undefined

function libheif(): Libheif {
  // The package has no types for its module; `Libheif` above is checked by the tests that decode a picture.
  loaded ??= createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif
  return loaded
}

function decodePrimary(file: DecoderFile): Promise<Rgb | Refusal> {
  return withPrimary(file, (primary) => pixelsOf(primary, file.limits.pixelsMax))
}

async function withPrimary<T>(
  { bytes, limits }: DecoderFile,
  use: (primary: HeifImage) => Promise<T>,
): Promise<T | Refusal> {
  const images = new (libheif().HeifDecoder)().decode(bytes)
  const primary = images.find((each) => each.is_primary()) ?? images[0]
  if (!primary) return refuse('DAMAGED')
  try {
    // Orientation in HEIC is a property that libheif applies itself; its EXIF copy must be ignored.
    if (primary.get_width() * primary.get_height() > limits.pixelsMax) return refuse('TOO_MANY_PIXELS')
    return await use(primary)
  } finally {
    for (const image of images) image.free()
  }
}

async function pixelsOf(image: HeifImage, pixelsMax: number): Promise<Rgb | Refusal> {
  const heif = libheif()
  const decoded = await heif.heif_js_decode_image2(
    image.handle,
    heif.heif_colorspace.heif_colorspace_RGB,
    heif.heif_chroma.heif_chroma_interleaved_RGB,
  )
  const plane = decoded?.channels?.find((each) => each.id === heif.heif_channel.heif_channel_interleaved)
  if (!plane) return refuse('DAMAGED')
  const { width, height, stride } = plane
  if (width * height > pixelsMax) return refuse('TOO_MANY_PIXELS')
  const data = new Uint8Array(width * height * 3)
  for (let row = 0; row < height; row++)
    data.set(plane.data.subarray(row * stride, row * stride + width * 3), row * width * 3)
  heif.heif_image_release(decoded.image)
  return { width, height, data }
}
