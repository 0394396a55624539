import { NetBuilder, type Value } from './net-builder.ts'
import type { Weights } from './read-weights.ts'

/** Side of the square picture that the net describes. */
export const RECOGNITION_SIDE = 150

/** A residual net of 29 layers after dlib: a face of 150 × 150 to 128 numbers (`FaceRecognitionNet.ts` of the package). */
export function recognitionNet(weights: Weights): Uint8Array {
  const net = new NetBuilder(weights)
  let value = net.node('Relu', [scaledConv(net, 'input', { name: 'conv32_down', stride: 2 })])
  value = net.node('MaxPool', [value], { kernel_shape: [3, 3], strides: [2, 2] })
  for (const name of ['conv32_1', 'conv32_2', 'conv32_3']) value = residual(net, value, name)
  value = residualDown(net, value, { name: 'conv64_down', widens: 32, grows: 0 })
  for (const name of ['conv64_1', 'conv64_2', 'conv64_3']) value = residual(net, value, name)
  value = residualDown(net, value, { name: 'conv128_down', widens: 64, grows: 0 })
  for (const name of ['conv128_1', 'conv128_2']) value = residual(net, value, name)
  value = residualDown(net, value, { name: 'conv256_down', widens: 128, grows: 1 })
  for (const name of ['conv256_1', 'conv256_2']) value = residual(net, value, name)
  value = residualDown(net, value, { name: 'conv256_down_out', widens: 0, grows: 1 })
  const pooled = net.node('Flatten', [net.node('GlobalAveragePool', [value])])
  const { dimensions, data } = net.weight('fc')
  const descriptor = net.node('MatMul', [pooled, net.constant(dimensions, data)])
  return net.build([1, 3, RECOGNITION_SIDE, RECOGNITION_SIDE], [descriptor])
}

/** A convolution whose answer is scaled and shifted by channel, both taken into its weights. */
function scaledConv(net: NetBuilder, from: Value, { name, stride }: { name: string; stride: 1 | 2 }): Value {
  const scale = net.weight(`${name}/scale/weights`).data
  const shift = net.weight(`${name}/scale/biases`).data
  const bias = net.weight(`${name}/conv/bias`).data.map((value, at) => value * (scale[at] ?? 1) + (shift[at] ?? 0))
  const pads = stride === 2 ? ([0, 0, 0, 0] as const) : ([1, 1, 1, 1] as const)
  return net.conv(from, `${name}/conv/filters`, { stride, pads, scale, bias })
}

function residual(net: NetBuilder, from: Value, name: string): Value {
  const first = net.node('Relu', [scaledConv(net, from, { name: `${name}/conv1`, stride: 1 })])
  return net.node('Relu', [net.node('Add', [scaledConv(net, first, { name: `${name}/conv2`, stride: 1 }), from])])
}

interface Down {
  readonly name: string
  /** Channels of zeros that the shortcut lacks. */
  readonly widens: number
  /** Rows and columns of zeros that the convolved side lacks where the shortcut's sides are even. */
  readonly grows: 0 | 1
}

/** Halves the sides, with a shortcut around two convolutions. */
function residualDown(net: NetBuilder, from: Value, { name, widens, grows }: Down): Value {
  const first = net.node('Relu', [scaledConv(net, from, { name: `${name}/conv1`, stride: 2 })])
  const second = scaledConv(net, first, { name: `${name}/conv2`, stride: 1 })
  const pooled = net.node('AveragePool', [from], { kernel_shape: [2, 2], strides: [2, 2] })
  const shortcut = widens === 0 ? pooled : net.node('Pad', [pooled], { pads: [0, 0, 0, 0, 0, widens, 0, 0] })
  const grown = grows === 0 ? second : net.node('Pad', [second], { pads: [0, 0, 0, 0, 0, 0, grows, grows] })
  return net.node('Relu', [net.node('Add', [shortcut, grown])])
}
