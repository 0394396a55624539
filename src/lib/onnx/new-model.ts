import { type FloatTensor, type GraphNode, writeGraph } from './onnx-graph.ts'
import { bytesField, encodeMessage, type Field, numberField, textField } from './protobuf.ts'

/** Field numbers of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). */
const MODEL = { version: 1, operators: 8 } as const
const GRAPH = { name: 2, input: 11, output: 12 } as const
const IR_VERSION = 4
/** The last set in which borders of a pad, limits of a clip and ends of a slice are attributes, not inputs. */
const OPERATOR_SET = 9
const FLOAT32 = 1

export interface NewModel {
  readonly nodes: GraphNode[]
  readonly constants: Map<string, FloatTensor>
  readonly input: { readonly name: string; readonly dimensions: readonly number[] }
  /** Values to answer; the runtime works their shapes out. */
  readonly outputs: readonly string[]
}

/** The bytes of an ONNX file made from nothing: floats in, floats out, operator set 9. */
export function newModel({ nodes, constants, input, outputs }: NewModel): Uint8Array {
  return writeGraph({
    nodes,
    constants,
    outputNames: outputs,
    graphRest: [
      textField(GRAPH.name, 'net'),
      bytesField(GRAPH.input, valueInfo(input.name, input.dimensions)),
      ...outputs.map((name) => bytesField(GRAPH.output, valueInfo(name, null))),
    ],
    modelRest: [
      numberField(MODEL.version, IR_VERSION),
      bytesField(MODEL.operators, encodeMessage([textField(1, ''), numberField(2, OPERATOR_SET)])),
    ],
  })
}

/** An attribute of one floating-point number. */
export function floatAttribute(name: string, value: number): Field {
  const bytes = new Uint8Array(Float32Array.of(value).buffer)
  return bytesField(5, encodeMessage([textField(1, name), { number: 2, wire: 5, value: bytes }, numberField(20, 1)]))
}

/** ValueInfoProto: name, and a tensor type of floats with its shape when that is known. */
function valueInfo(name: string, dimensions: readonly number[] | null): Uint8Array {
  const shape: Field[] =
    dimensions === null
      ? []
      : [bytesField(2, encodeMessage(dimensions.map((side) => bytesField(1, encodeMessage([numberField(1, side)])))))]
  const tensor = encodeMessage([numberField(1, FLOAT32), ...shape])
  return encodeMessage([textField(1, name), bytesField(2, encodeMessage([bytesField(1, tensor)]))])
}
