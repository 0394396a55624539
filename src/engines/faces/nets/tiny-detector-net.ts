import { NetBuilder, type Value } from './net-builder.ts'
import type { Weights } from './read-weights.ts'

/** Widths of the picture, in pixels, of one answered cell. */
export const TINY_STRIDE = 32

/** A small YOLO: for each cell of 32 pixels five boxes of five numbers (`TinyFaceDetector.ts`). The side is a multiple of 32. */
export function tinyDetectorNet(weights: Weights, side: number): Uint8Array {
  const net = new NetBuilder(weights)
  const first = net.conv('input', 'conv0/filters', { bias: net.weight('conv0/bias').data })
  // Two rows and columns fewer after the first, which pads nothing, leave an odd side to halve after the second.
  let value: Value = halved(net, net.leaky(first), 0)
  value = halved(net, net.leaky(net.separable(value, 'conv1')), 1)
  for (const name of ['conv2', 'conv3', 'conv4']) {
    value = halved(net, net.leaky(net.separable(value, name)), 0)
  }
  value = net.leaky(net.separable(value, 'conv5'))
  value = net.node('MaxPool', [value], { kernel_shape: [2, 2], strides: [1, 1], pads: [0, 0, 1, 1] })
  const boxes = net.conv(value, 'conv8/filters', { bias: net.weight('conv8/bias').data })
  return net.build([1, 3, side, side], [boxes])
}

function halved(net: NetBuilder, from: Value, lacking: 0 | 1): Value {
  return net.node('MaxPool', [from], { kernel_shape: [2, 2], strides: [2, 2], pads: [0, 0, lacking, lacking] })
}
