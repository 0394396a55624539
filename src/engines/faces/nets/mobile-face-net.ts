import { NetBuilder, PADS_AT_STRIDE_2, type Value } from './net-builder.ts'
import type { Weights } from './read-weights.ts'

/** Side of the square picture that the net describes. */
export const DESCRIBED_SIDE = 112

/** Blocks after the first two layers: how often, and whether the first of them halves the sides. */
const BLOCKS = [
  { times: 1, isHalving: true },
  { times: 4, isHalving: false },
  { times: 1, isHalving: true },
  { times: 6, isHalving: false },
  { times: 1, isHalving: true },
  { times: 2, isHalving: false },
] as const

/**
 * MobileFaceNet (Chen et al. 2018, arXiv:1804.07573) as sirius-ai trained it: an aligned face of 112 × 112 to 192 numbers.
 * Layers are numbered as in the file that the weights came from.
 */
export function mobileFaceNet(weights: Weights): Uint8Array {
  const net = new NetBuilder(weights)
  let layer = 0
  const next = (from: Value, options: LayerOptions = {}) => addLayer(net, from, { index: layer++, ...options })
  let value = next(next('input', { isHalving: true }), { isDepthwise: true })
  value = next(value)
  for (const { times, isHalving } of BLOCKS) {
    for (let time = 0; time < times; time++) {
      const narrowed = next(next(next(value), { isDepthwise: true, isHalving }))
      value = isHalving ? narrowed : net.node('Add', [narrowed, value])
    }
  }
  value = next(next(value), { isDepthwise: true, isBare: true })
  return net.build([1, 3, DESCRIBED_SIDE, DESCRIBED_SIDE], [net.node('Flatten', [next(next(value))])])
}

interface LayerOptions {
  readonly isDepthwise?: boolean
  readonly isHalving?: boolean
  /** Nothing is added around the picture. */
  readonly isBare?: boolean
}

/** A convolution, and an activation where the layer has slopes for it. */
function addLayer(net: NetBuilder, from: Value, options: LayerOptions & { readonly index: number }): Value {
  const { index, isDepthwise = false, isHalving = false, isBare = false } = options
  const name = `layer${index}`
  const [rows = 1] = net.weight(`${name}/filters`).dimensions
  const around = rows === 1 || isBare ? ([0, 0, 0, 0] as const) : ([1, 1, 1, 1] as const)
  const answer = net.conv(from, `${name}/filters`, {
    ...(isHalving ? { stride: 2, pads: PADS_AT_STRIDE_2 } : { pads: around }),
    depthwise: isDepthwise,
    bias: net.weight(`${name}/bias`).data,
  })
  return net.has(`${name}/slope`) ? net.sloped(answer, `${name}/slope`) : answer
}
