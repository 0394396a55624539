import {
  bytesField,
  bytesOf,
  decodeMessage,
  encodeMessage,
  type Field,
  numberField,
  numbersOf,
  textField,
  textsOf,
} from './protobuf.ts'

/** Field numbers of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). */
const MODEL = { graph: 7 } as const
const GRAPH = { node: 1, initializer: 5, output: 12, valueInfo: 13 } as const
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const
const ATTRIBUTE = { name: 1, number: 3, tensor: 5, numbers: 8, type: 20 } as const
const ATTRIBUTE_TYPE = { number: 2, numbers: 7 } as const
const TENSOR = { dimension: 1, type: 2, floats: 4, name: 8, raw: 9 } as const
const FLOAT32 = 1

/** A constant of 32-bit floats. */
export interface FloatTensor {
  readonly dimensions: readonly number[]
  readonly data: Float32Array
}

export interface GraphNode {
  operator: string
  inputs: string[]
  outputs: string[]
  /** Attribute messages as they stand in the file. */
  attributes: Field[]
}

/** A model opened for rewriting. Constants of floats are kept apart from the nodes; everything else stays as it is. */
export interface OnnxGraph {
  nodes: GraphNode[]
  readonly constants: Map<string, FloatTensor>
  readonly outputNames: readonly string[]
  /** Other fields of the graph and of the model, written back unchanged. */
  readonly graphRest: Field[]
  readonly modelRest: Field[]
}

/** Opens the bytes of an ONNX file. */
export function openGraph(bytes: Uint8Array): OnnxGraph {
  const model = decodeMessage(bytes)
  const graph = decodeMessage(bytesOf(model, MODEL.graph)[0] ?? new Uint8Array())
  const constants = new Map<string, FloatTensor>()
  const nodes: GraphNode[] = []
  for (const node of bytesOf(graph, GRAPH.node).map(readNode)) {
    const tensor = node.operator === 'Constant' ? constantOf(node) : null
    if (tensor === null) nodes.push(node)
    else constants.set(node.outputs[0] ?? '', tensor)
  }
  return {
    nodes,
    constants,
    outputNames: bytesOf(graph, GRAPH.output).map((output) => textsOf(decodeMessage(output), 1)[0] ?? ''),
    // Shapes noted for inner values may no longer fit after a rewrite; the runtime works them out itself.
    graphRest: graph.filter(({ number }) => number !== GRAPH.node && number !== GRAPH.valueInfo),
    modelRest: model.filter(({ number }) => number !== MODEL.graph),
  }
}

/** The bytes of an ONNX file; constants nobody uses are left out. */
export function writeGraph(graph: OnnxGraph): Uint8Array {
  const used = new Set(graph.nodes.flatMap(({ inputs }) => inputs))
  const constants = [...graph.constants].filter(([name]) => used.has(name))
  const fields = [
    ...graph.nodes.map((node) => bytesField(GRAPH.node, writeNode(node))),
    ...constants.map(([name, tensor]) => bytesField(GRAPH.initializer, writeTensor(name, tensor))),
    ...graph.graphRest,
  ]
  return encodeMessage([...graph.modelRest, bytesField(MODEL.graph, encodeMessage(fields))])
}

/** The whole numbers of an attribute, none when the node has no such attribute. */
export function attributeNumbers(node: GraphNode, name: string): number[] {
  for (const attribute of bytesOf(node.attributes, NODE.attribute).map(decodeMessage)) {
    if (textsOf(attribute, ATTRIBUTE.name)[0] !== name) continue
    return [...numbersOf(attribute, ATTRIBUTE.number), ...numbersOf(attribute, ATTRIBUTE.numbers)]
  }
  return []
}

/** An attribute of a single number, or of a list. */
export function numbersAttribute(name: string, value: number | readonly number[]): Field {
  const fields =
    typeof value === 'number'
      ? [numberField(ATTRIBUTE.number, value), numberField(ATTRIBUTE.type, ATTRIBUTE_TYPE.number)]
      : [
          ...value.map((entry) => numberField(ATTRIBUTE.numbers, entry)),
          numberField(ATTRIBUTE.type, ATTRIBUTE_TYPE.numbers),
        ]
  return bytesField(NODE.attribute, encodeMessage([textField(ATTRIBUTE.name, name), ...fields]))
}

function readNode(bytes: Uint8Array): GraphNode {
  const fields = decodeMessage(bytes)
  return {
    operator: textsOf(fields, NODE.operator)[0] ?? '',
    inputs: textsOf(fields, NODE.input),
    outputs: textsOf(fields, NODE.output),
    attributes: fields.filter(({ number }) => number === NODE.attribute),
  }
}

function writeNode(node: GraphNode): Uint8Array {
  return encodeMessage([
    ...node.inputs.map((input) => textField(NODE.input, input)),
    ...node.outputs.map((output) => textField(NODE.output, output)),
    textField(NODE.operator, node.operator),
    ...node.attributes,
  ])
}

function constantOf(node: GraphNode): FloatTensor | null {
  for (const attribute of bytesOf(node.attributes, NODE.attribute).map(decodeMessage)) {
    const tensor = bytesOf(attribute, ATTRIBUTE.tensor)[0]
    if (tensor !== undefined) return readTensor(decodeMessage(tensor))
  }
  return null
}

/** Null for tensors of anything but 32-bit floats. */
function readTensor(fields: readonly Field[]): FloatTensor | null {
  if (numbersOf(fields, TENSOR.type)[0] !== FLOAT32) return null
  const raw = bytesOf(fields, TENSOR.raw)[0] ?? Buffer.concat(bytesOf(fields, TENSOR.floats))
  // Copied so that it starts on a multiple of four bytes, as a view of floats must.
  const data = new Float32Array(Uint8Array.from(raw).buffer)
  return { dimensions: numbersOf(fields, TENSOR.dimension), data }
}

function writeTensor(name: string, { dimensions, data }: FloatTensor): Uint8Array {
  return encodeMessage([
    ...dimensions.map((dimension) => numberField(TENSOR.dimension, dimension)),
    numberField(TENSOR.type, FLOAT32),
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ])
}
