import type { PixelPoint, PixelQuad } from '../../lib/geometry/homography.ts'
import { type Session, Tensor } from '../../platform/inference/onnxruntime.ts'
import type { Picture } from '../documents/documents.ts'
import { cropQuad } from './perspective-crop.ts'
import { type BoxRules, DEFAULT_BOX_RULES, findTextBoxes, type TextBox } from './text-boxes.ts'

/** The net's stride: sides of its input must be a multiple of it. */
const STRIDE = 32

/** Normalisation the detector was trained with, in the channel order blue, green, red. */
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const

export interface DetectOptions {
  /** The part of the picture to look at, in pixels, upright; it is stretched onto the net's input. */
  readonly area: PixelQuad
  /** Longest side of the net's input. */
  readonly longestSideMax: number
  readonly rules?: BoxRules
}

export interface Detection {
  /** The area as the net saw it. */
  readonly view: Picture
  /** Boxes in pixels of `view`. */
  readonly boxes: readonly TextBox[]
}

/** Finds text lines in an area of a picture. */
export async function detectText(
  session: Session,
  picture: Picture,
  options: DetectOptions,
): Promise<Detection | null> {
  const size = inputSize(options.area, options.longestSideMax)
  const view = cropQuad(picture, options.area, size)
  if (view === null) return null
  const { width, height } = view
  const data = new Float32Array(width * height)
  for (const band of bandsOf(width, height)) {
    const part = await lookAt(session, view, band)
    if (part === null) return null
    data.set(part, band.keptFrom * width)
  }
  return { view, boxes: findTextBoxes({ width, height, data }, options.rules ?? DEFAULT_BOX_RULES) }
}

/** The rows of a view that are looked at together, and those of them that are taken over. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly keptFrom: number
  readonly keptTo: number
}

/**
 * Pixels that the net is given at once: it takes 220 bytes for each, and a process that has had them keeps them. Larger
 * views are looked at in bands that lap over, so that the print at a seam is seen whole.
 */
const PIXELS_MAX = 800_000
const LAP = 2 * STRIDE
const BAND_MIN = 6 * STRIDE

/** Covers a view, whose sides are multiples of the stride, from top to bottom. */
export function bandsOf(width: number, height: number): readonly Band[] {
  const room = Math.max(BAND_MIN, Math.floor(PIXELS_MAX / width / STRIDE) * STRIDE)
  if (height <= room) return [{ from: 0, to: height, keptFrom: 0, keptTo: height }]
  const bands: Band[] = []
  for (let keptFrom = 0; keptFrom < height; keptFrom = bands.at(-1)?.keptTo ?? height) {
    const from = Math.max(0, keptFrom - LAP)
    const to = Math.min(height, from + room)
    bands.push({ from, to, keptFrom, keptTo: to === height ? height : to - LAP })
  }
  return bands
}

/** Probabilities of text in the rows of a band that are kept. */
async function lookAt(session: Session, view: Picture, band: Band): Promise<Float32Array | null> {
  const { width, data } = view
  const { from, to, keptFrom, keptTo } = band
  const rows = { width, height: to - from, data: data.subarray(from * width * 3, to * width * 3) }
  const input = new Tensor('float32', normalise(rows), [1, 3, rows.height, width])
  const output = await session.run({ [session.inputNames[0] ?? 'x']: input })
  const map = output[session.outputNames[0] ?? '']
  if (map === undefined || !(map.data instanceof Float32Array)) return null
  return map.data.subarray((keptFrom - from) * width, (keptTo - from) * width)
}

function inputSize(area: PixelQuad, longestSideMax: number): { width: number; height: number } {
  const width = Math.max(distance(area[0], area[1]), distance(area[3], area[2]))
  const height = Math.max(distance(area[0], area[3]), distance(area[1], area[2]))
  const scale = Math.min(1, longestSideMax / Math.max(width, height))
  return { width: toStride(width * scale), height: toStride(height * scale) }
}

function toStride(side: number): number {
  return Math.max(STRIDE, Math.round(side / STRIDE) * STRIDE)
}

function distance(a: PixelPoint, b: PixelPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

function normalise(view: Picture): Float32Array {
  const pixels = view.width * view.height
  const values = new Float32Array(pixels * 3)
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * (DEVIATION[channel] ?? 1))
    const shift = (MEAN[channel] ?? 0) / (DEVIATION[channel] ?? 1)
    const from = 2 - channel
    const offset = channel * pixels
    for (let pixel = 0; pixel < pixels; pixel++) {
      values[offset + pixel] = (view.data[pixel * 3 + from] ?? 0) * scale - shift
    }
  }
  return values
}
