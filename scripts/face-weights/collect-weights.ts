import { OPERATORS, type TfliteGraph, type TfliteOperator } from './read-tflite.ts'

/** A tensor of the net as our builder takes it: filters are rows, columns, in, out. */
export interface NetTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/**
 * Filters, biases and slopes of a graph of convolutions, in its order: `layer0/filters`, `layer0/bias`, `layer0/slope`.
 * An activation is written out in the file as relu(x) + c · (x − |x|): what is below nothing is multiplied by 2c.
 */
export function collectWeights({ tensors, operators }: TfliteGraph): readonly NetTensor[] {
  const constant = (index: number | undefined) => {
    const { shape, data } = tensors[index ?? -1] ?? { shape: [], data: null }
    return data === null ? null : { shape, data }
  }
  const slopes = new Map<number, Float32Array>()
  const isOf = (kind: number, input: number) => (each: TfliteOperator) =>
    each.kind === kind && each.inputs.includes(input)
  for (const relu of operators.filter(({ kind }) => kind === OPERATORS.relu)) {
    const [from = -1] = relu.inputs
    const difference = operators.find(isOf(OPERATORS.sub, from))?.outputs[0] ?? -1
    const product = operators.find(isOf(OPERATORS.mul, difference))
    const factor = product?.inputs.map(constant).find((each) => each !== null)
    if (factor === undefined || factor === null) throw new TypeError('An activation of the graph has no slopes.')
    slopes.set(
      from,
      factor.data.map((value) => 2 * value),
    )
  }
  const layers = operators.filter(({ kind }) => kind === OPERATORS.conv || kind === OPERATORS.depthwise)
  return layers.flatMap(({ kind, inputs, outputs }, index) => {
    const [filters, bias] = [constant(inputs[1]), constant(inputs[2])]
    if (filters === null || bias === null) throw new TypeError(`Layer ${index} has no filters or no bias.`)
    const slope = slopes.get(outputs[0] ?? -1)
    const name = (part: string) => `layer${index}/${part}`
    return [
      { name: name('filters'), ...(kind === OPERATORS.conv ? outputsLast(filters) : depthwise(filters)) },
      { name: name('bias'), ...bias },
      ...(slope === undefined ? [] : [{ name: name('slope'), shape: [slope.length], data: slope }]),
    ]
  })
}

interface Filters {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** Out, rows, columns, in → rows, columns, in, out. */
function outputsLast({ shape, data }: Filters): Filters {
  const [outputs = 0, rows = 0, columns = 0, inputs = 0] = shape
  const places = rows * columns * inputs
  const moved = new Float32Array(data.length)
  for (let output = 0; output < outputs; output++) {
    for (let place = 0; place < places; place++) moved[place * outputs + output] = data[output * places + place] ?? 0
  }
  return { shape: [rows, columns, inputs, outputs], data: moved }
}

/** 1, rows, columns, channels → rows, columns, channels, 1: the same numbers in the same order. */
function depthwise({ shape, data }: Filters): Filters {
  const [, rows = 0, columns = 0, channels = 0] = shape
  return { shape: [rows, columns, channels, 1], data }
}
