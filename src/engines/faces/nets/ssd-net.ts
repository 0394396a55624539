import { NetBuilder, PADS_AT_STRIDE_2, type Value } from './net-builder.ts'
import type { Weights } from './read-weights.ts'

/** Side of the square picture that the net looks at. */
export const SSD_SIDE = 512

/** Added to a variance before its root is taken (`mobileNetV1.ts`). */
const EPSILON = 0.0010000000474974513

/** Layers of MobileNet that halve the sides. */
const HALVING = [2, 4, 6, 12]

/**
 * Single-shot detector on MobileNet (`SsdMobilenetv1.ts`): a picture of 512 × 512 to box codes (four numbers each) and
 * scores (three numbers each), one pair for each of the anchors in `Output/extra_dim`.
 */
export function ssdNet(weights: Weights): Uint8Array {
  const net = new NetBuilder(weights)
  let value = pointwise(net, 'input', { name: 'MobilenetV1/Conv2d_0_pointwise', stride: 2 })
  let eleventh = value
  for (let layer = 1; layer <= 13; layer++) {
    value = depthwise(net, value, { name: `MobilenetV1/Conv2d_${layer}_depthwise`, isHalving: HALVING.includes(layer) })
    value = pointwise(net, value, { name: `MobilenetV1/Conv2d_${layer}_pointwise`, stride: 1 })
    if (layer === 11) eleventh = value
  }
  const views = [eleventh, value]
  for (let layer = 0; layer < 8; layer++) {
    const isHalving = layer % 2 === 1
    value = pointwise(net, value, { name: `Prediction/Conv2d_${layer}_pointwise`, stride: isHalving ? 2 : 1 })
    if (isHalving) views.push(value)
  }
  const codes = views.map((view, index) =>
    predicted(net, view, `Prediction/BoxPredictor_${index}/BoxEncodingPredictor`),
  )
  const scores = views.map((view, index) => predicted(net, view, `Prediction/BoxPredictor_${index}/ClassPredictor`))
  return net.build(
    [1, 3, SSD_SIDE, SSD_SIDE],
    [net.node('Concat', codes, { axis: 1 }), net.node('Concat', scores, { axis: 1 })],
  )
}

function pointwise(net: NetBuilder, from: Value, { name, stride }: { name: string; stride: 1 | 2 }): Value {
  const bias = net.weight(`${name}/convolution_bn_offset`).data
  const options = stride === 2 ? { stride, pads: PADS_AT_STRIDE_2, bias } : { bias }
  return net.clipped(net.conv(from, `${name}/weights`, options))
}

/** One filter for each channel; the normalisation after it is taken into the filters. */
function depthwise(net: NetBuilder, from: Value, { name, isHalving }: { name: string; isHalving: boolean }): Value {
  const norm = (part: string) => net.weight(`${name}/BatchNorm/${part}`).data
  const variance = norm('moving_variance')
  const mean = norm('moving_mean')
  const beta = norm('beta')
  const scale = norm('gamma').map((gamma, at) => gamma / Math.sqrt((variance[at] ?? 0) + EPSILON))
  const bias = scale.map((factor, at) => (beta[at] ?? 0) - (mean[at] ?? 0) * factor)
  const place = isHalving ? ({ stride: 2, pads: PADS_AT_STRIDE_2 } as const) : ({ pads: [1, 1, 1, 1] } as const)
  return net.clipped(net.conv(from, `${name}/depthwise_weights`, { ...place, depthwise: true, scale, bias }))
}

/** Numbers of all anchors of one view in a row: rows, columns, anchors. */
function predicted(net: NetBuilder, from: Value, name: string): Value {
  const answers = net.conv(from, `${name}/weights`, { bias: net.weight(`${name}/biases`).data })
  return net.node('Flatten', [net.node('Transpose', [answers], { perm: [0, 2, 3, 1] })])
}
