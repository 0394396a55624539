import { NetBuilder, PADS_AT_STRIDE_2, type Value } from './net-builder.ts'
import type { Weights } from './read-weights.ts'

/** Side of the square picture that the net looks at. */
export const LANDMARK_SIDE = 112

/** Four dense blocks: a face of 112 × 112 to 68 points in 0–1 of it, x and y in turn (`FaceLandmark68Net.ts`). */
export function landmarkNet(weights: Weights): Uint8Array {
  const net = new NetBuilder(weights)
  let value: Value = 'input'
  for (const name of ['dense0', 'dense1', 'dense2', 'dense3']) value = denseBlock(net, value, name)
  const features = net.node('Flatten', [net.node('GlobalAveragePool', [value])])
  const { dimensions, data } = net.weight('fc/weights')
  const product = net.node('MatMul', [features, net.constant(dimensions, data)])
  const points = net.node('Add', [product, net.constant([136], net.weight('fc/bias').data)])
  return net.build([1, 3, LANDMARK_SIDE, LANDMARK_SIDE], [points])
}

/** Each layer sees the sum of all before it. */
function denseBlock(net: NetBuilder, from: Value, name: string): Value {
  const entry = { stride: 2, pads: PADS_AT_STRIDE_2 } as const
  const first =
    name === 'dense0'
      ? net.conv(from, `${name}/conv0/filters`, { ...entry, bias: net.weight(`${name}/conv0/bias`).data })
      : net.separable(from, `${name}/conv0`, entry)
  let sum = net.node('Relu', [first])
  let seen = sum
  for (const layer of ['conv1', 'conv2', 'conv3']) {
    sum = net.node('Add', [sum, net.separable(seen, `${name}/${layer}`)])
    seen = net.node('Relu', [sum])
  }
  return seen
}
