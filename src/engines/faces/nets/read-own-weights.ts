import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FloatTensor } from '../../../lib/onnx/onnx-graph.ts'
import manifest from '../weights/mobile-face-net.json' with { type: 'json' }
import type { Weights } from './read-weights.ts'

const FILE = new URL('../weights/mobile-face-net.f16', import.meta.url)

/**
 * The weights of the net that describes faces, which are a part of this repository (`scripts/face-weights.ts` made them).
 *
 * @throws RangeError when the file is another one than its manifest says.
 */
export async function readOwnWeights(): Promise<Weights> {
  const bytes = await readFile(FILE)
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) {
    throw new RangeError('The weights that describe faces are damaged: install the product again.')
  }
  const weights = new Map<string, FloatTensor>()
  let at = 0
  for (const { name, shape } of manifest.tensors) {
    const count = shape.reduce((product, side) => product * side, 1)
    const data = Float32Array.from({ length: count }, (_, index) => fromHalf(bytes.readUInt16LE(at + index * 2)))
    weights.set(name, { dimensions: shape, data })
    at += count * 2
  }
  return weights
}

/** The number that 16 bits stand for (IEEE 754 binary16); there are no infinities among weights. */
export function fromHalf(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1
  const exponent = (bits >>> 10) & 0x1f
  const fraction = bits & 0x3ff
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}
