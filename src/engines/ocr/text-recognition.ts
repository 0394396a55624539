import { type InferenceSession, Tensor } from 'onnxruntime-node'
import type { Picture } from '../documents/documents.ts'
import type { CtcOutput } from './ctc-decode.ts'
import type { PixelPoint, PixelQuad } from './homography.ts'
import { cropQuad } from './perspective-crop.ts'

/** Height the recogniser was trained with, in pixels. */
export const LINE_HEIGHT = 48

/** Pixels of line for one time step of the net. */
const STEP_PIXELS = 8

const WIDTH_MIN = 32
const WIDTH_MAX = 1600

export interface LineOutput extends CtcOutput {
  /** Time steps that hold the line; those after it are padding. */
  readonly contentSteps: number
}

/** Cuts the line out of the picture, upright and 48 pixels high. */
export function cropLine(picture: Picture, quad: PixelQuad): Picture | null {
  const long = (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2
  const short = (distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2
  if (!(short >= 1) || !(long >= 1)) return null
  const width = Math.min(WIDTH_MAX, Math.max(8, Math.round((LINE_HEIGHT * long) / short)))
  return cropQuad(picture, quad, { width, height: LINE_HEIGHT })
}

/** Class probabilities along one line picture that is 48 pixels high. */
export async function recogniseLine(session: InferenceSession, line: Picture): Promise<LineOutput | null> {
  const width = Math.max(WIDTH_MIN, Math.ceil(line.width / STEP_PIXELS) * STEP_PIXELS)
  const input = new Tensor('float32', normalise(line, width), [1, 3, LINE_HEIGHT, width])
  const output = await session.run({ [session.inputNames[0] ?? 'x']: input })
  const result = output[session.outputNames[0] ?? '']
  if (result === undefined || !(result.data instanceof Float32Array)) return null
  const [, steps = 0, classes = 0] = result.dims
  return { steps, classes, data: result.data, contentSteps: (steps * line.width) / width }
}

/** To -1…1 in the channel order blue, green, red; the padding on the right is 0, mid grey. */
function normalise(line: Picture, width: number): Float32Array {
  const plane = LINE_HEIGHT * width
  const values = new Float32Array(plane * 3)
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < line.width; x++) {
      const from = (y * line.width + x) * 3
      const to = y * width + x
      values[to] = (line.data[from + 2] ?? 0) / 127.5 - 1
      values[to + plane] = (line.data[from + 1] ?? 0) / 127.5 - 1
      values[to + 2 * plane] = (line.data[from] ?? 0) / 127.5 - 1
    }
  }
  return values
}

function distance(a: PixelPoint, b: PixelPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
