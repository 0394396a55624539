import { floatAttribute, newModel } from '../../../lib/onnx/new-model.ts'
import { type FloatTensor, type GraphNode, numbersAttribute } from '../../../lib/onnx/onnx-graph.ts'
import type { Weights } from './read-weights.ts'

/** Name of a value that flows through the graph. */
export type Value = string

export interface ConvOptions {
  readonly stride?: 1 | 2
  /** Zeros added top, left, bottom, right. */
  readonly pads?: readonly [number, number, number, number]
  /** One filter for each channel in place of one over all. */
  readonly depthwise?: boolean
  /** Factor for each channel of the answer, taken into the filters. */
  readonly scale?: Float32Array
  readonly bias?: Float32Array
}

/** Lays nodes one after the other, with weights in the layout of TensorFlow (filters: rows, columns, in, out). */
export class NetBuilder {
  readonly #weights: Weights
  readonly #nodes: GraphNode[] = []
  readonly #constants = new Map<string, FloatTensor>()

  constructor(weights: Weights) {
    this.#weights = weights
  }

  /** @throws TypeError when the package holds no such weights. */
  weight(name: string): FloatTensor {
    const found = this.#weights.get(name)
    if (found === undefined) throw new TypeError(`The net has no weights named ${name}.`)
    return found
  }

  has(name: string): boolean {
    return this.#weights.has(name)
  }

  /** A node of any kind with one answer. */
  node(operator: string, inputs: Value[], numbers: Readonly<Record<string, number | readonly number[]>> = {}): Value {
    const output = `v${this.#nodes.length}`
    const attributes = Object.entries(numbers).map(([name, value]) => numbersAttribute(name, value))
    this.#nodes.push({ operator, inputs, outputs: [output], attributes })
    return output
  }

  /** Values below nothing count a tenth. */
  leaky(from: Value): Value {
    return this.#floats('LeakyRelu', from, { alpha: 0.1 })
  }

  /** Values below nothing are multiplied by a slope for each channel. */
  sloped(from: Value, name: string): Value {
    const { data } = this.weight(name)
    return this.node('PRelu', [from, this.constant([data.length, 1, 1], data)])
  }

  /** Values kept within 0 and 6. */
  clipped(from: Value): Value {
    return this.#floats('Clip', from, { min: 0, max: 6 })
  }

  #floats(operator: string, from: Value, numbers: Readonly<Record<string, number>>): Value {
    const output = `v${this.#nodes.length}`
    const attributes = Object.entries(numbers).map(([name, value]) => floatAttribute(name, value))
    this.#nodes.push({ operator, inputs: [from], outputs: [output], attributes })
    return output
  }

  /** A filter for each channel, then one over all channels. */
  separable(from: Value, name: string, options: Pick<ConvOptions, 'stride' | 'pads'> = {}): Value {
    const each = this.conv(from, `${name}/depthwise_filter`, { pads: [1, 1, 1, 1], ...options, depthwise: true })
    return this.conv(each, `${name}/pointwise_filter`, { bias: this.weight(`${name}/bias`).data })
  }

  constant(dimensions: readonly number[], data: Float32Array): Value {
    const name = `c${this.#constants.size}`
    this.#constants.set(name, { dimensions, data })
    return name
  }

  conv(from: Value, filters: string, options: ConvOptions = {}): Value {
    const { stride = 1, pads = [0, 0, 0, 0], depthwise = false, scale, bias } = options
    const kernel = channelsFirst(this.weight(filters), { depthwise, scale })
    const [outputs = 0, , rows = 0, columns = 0] = kernel.dimensions
    const inputs = [from, this.constant(kernel.dimensions, kernel.data)]
    if (bias !== undefined) inputs.push(this.constant([outputs], bias))
    return this.node('Conv', inputs, {
      kernel_shape: [rows, columns],
      strides: [stride, stride],
      pads,
      group: depthwise ? outputs : 1,
    })
  }

  /** The bytes of a model with one input named `input` of this shape. */
  build(input: readonly number[], outputs: readonly Value[]): Uint8Array {
    return newModel({
      nodes: this.#nodes,
      constants: this.#constants,
      input: { name: 'input', dimensions: input },
      outputs,
    })
  }
}

/** Zeros that TensorFlow's padding "same" adds around an even side for a kernel of 3 at stride 2: only after it. */
export const PADS_AT_STRIDE_2 = [0, 0, 1, 1] as const

interface Layout {
  readonly depthwise: boolean
  readonly scale: Float32Array | undefined
}

/** Rows, columns, in, out → out, in, rows, columns; for depthwise filters (in = channels, out = 1) channels, 1, rows, columns. */
function channelsFirst({ dimensions, data }: FloatTensor, { depthwise, scale }: Layout): FloatTensor {
  const [rows = 0, columns = 0, third = 0, fourth = 0] = dimensions
  const [outputs, inputs] = depthwise ? [third, fourth] : [fourth, third]
  const kernel = new Float32Array(data.length)
  for (let place = 0; place < rows * columns; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        const from = depthwise ? place * outputs + output : (place * inputs + input) * outputs + output
        const to = (output * inputs + input) * rows * columns + place
        kernel[to] = (data[from] ?? 0) * (scale?.[output] ?? 1)
      }
    }
  }
  return { dimensions: [outputs, inputs, rows, columns], data: kernel }
}
