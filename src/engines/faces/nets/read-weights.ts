import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { FloatTensor } from '../../../lib/onnx/onnx-graph.ts'

/** Weights of one net by name, as floats. */
export type Weights = ReadonlyMap<string, FloatTensor>

/** Nets of `@vladmandic/face-api`, named as their files are. */
export type NetName = 'tiny_face_detector' | 'ssd_mobilenetv1' | 'face_landmark_68' | 'face_recognition'

/** The manifest of TensorFlow.js: how the numbers lie one after the other, bytes to be scaled back into floats. */
const manifestSchema = z.array(
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.int().nonnegative()),
        dtype: z.enum(['float32', 'int32']),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }).optional(),
      }),
    ),
  }),
)

/** @throws RangeError when the file holds another number of bytes than its manifest says. */
export async function readWeights(net: NetName): Promise<Weights> {
  const [manifest, bytes] = await Promise.all([
    readFile(asset(`${net}_model-weights_manifest.json`), 'utf8'),
    readFile(asset(`${net}_model.bin`)),
  ])
  const weights = new Map<string, FloatTensor>()
  let at = 0
  for (const { name, shape, quantization } of manifestSchema.parse(JSON.parse(manifest)).flatMap((g) => g.weights)) {
    const count = shape.reduce((product, side) => product * side, 1)
    const end = at + count * (quantization === undefined ? 4 : 1)
    if (end > bytes.length) throw new RangeError(`The weights of ${net} end early: install the packages again.`)
    // Copied so that it starts on a multiple of four bytes, as a view of floats must.
    const raw = Uint8Array.from(bytes.subarray(at, end))
    const data =
      quantization === undefined
        ? new Float32Array(raw.buffer)
        : Float32Array.from(raw, (byte) => byte * quantization.scale + quantization.min)
    weights.set(name, { dimensions: shape, data })
    at = end
  }
  if (at !== bytes.length) throw new RangeError(`The weights of ${net} do not fit their manifest.`)
  return weights
}

function asset(name: string): string {
  return fileURLToPath(new URL(`../model/${name}`, import.meta.resolve('@vladmandic/face-api')))
}
