/** A tensor of a TFLite file. */
export interface TfliteTensor {
  readonly shape: readonly number[]
  /** Null where the file holds no 32-bit floats of it: what flows through the graph. */
  readonly data: Float32Array | null
}

export interface TfliteOperator {
  /** Number of the operator in the schema of TFLite, see `OPERATORS`. */
  readonly kind: number
  /** Numbers of tensors; -1 where an optional one is absent. */
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
}

/** The first graph of a TFLite file. */
export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[]
  readonly operators: readonly TfliteOperator[]
}

/** https://github.com/tensorflow/tensorflow/blob/master/tensorflow/lite/schema/schema.fbs */
export const OPERATORS = { add: 0, conv: 3, depthwise: 4, mul: 18, relu: 19, reshape: 22, sub: 41, abs: 101 } as const

const MODEL = { operatorCodes: 1, graphs: 2, buffers: 4 } as const
const GRAPH = { tensors: 0, operators: 3 } as const
const TENSOR = { shape: 0, type: 1, buffer: 2 } as const
const OPERATOR = { code: 0, inputs: 1, outputs: 2 } as const
const CODE = { small: 0, large: 3 } as const
const FLOAT32 = 0

/** @throws RangeError on bytes that are no TFLite file, or point outside themselves. */
export function readTflite(bytes: Uint8Array): TfliteGraph {
  if (Buffer.from(bytes.subarray(4, 8)).toString('latin1') !== 'TFL3') throw new RangeError('This is no TFLite file.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const model = new Table(view, view.getUint32(0, true))
  const codes = model.tables(MODEL.operatorCodes).map((code) => Math.max(code.byte(CODE.small), code.int(CODE.large)))
  const buffers = model.tables(MODEL.buffers)
  const [graph] = model.tables(MODEL.graphs)
  if (graph === undefined) throw new RangeError('The file holds no graph.')
  return {
    tensors: graph.tables(GRAPH.tensors).map((tensor) => {
      const raw = buffers[tensor.int(TENSOR.buffer)]?.bytes(0) ?? new Uint8Array()
      const isFloats = tensor.byte(TENSOR.type) === FLOAT32 && raw.length > 0
      // Copied so that it starts on a multiple of four bytes, as a view of floats must.
      const data = isFloats ? new Float32Array(Uint8Array.from(raw).buffer) : null
      return { shape: tensor.ints(TENSOR.shape), data }
    }),
    operators: graph.tables(GRAPH.operators).map((operator) => ({
      kind: codes[operator.int(OPERATOR.code)] ?? -1,
      inputs: operator.ints(OPERATOR.inputs),
      outputs: operator.ints(OPERATOR.outputs),
    })),
  }
}

/** A table of a flatbuffer: fields by number, each of them optional. Every read is checked by the view. */
class Table {
  readonly #view: DataView
  readonly #at: number

  constructor(view: DataView, at: number) {
    this.#view = view
    this.#at = at
  }

  byte(field: number): number {
    const at = this.#place(field)
    return at === null ? 0 : this.#view.getInt8(at)
  }

  int(field: number): number {
    const at = this.#place(field)
    return at === null ? 0 : this.#view.getInt32(at, true)
  }

  ints(field: number): readonly number[] {
    return this.#items(field, 4).map((at) => this.#view.getInt32(at, true))
  }

  bytes(field: number): Uint8Array {
    const [first, ...rest] = this.#items(field, 1)
    if (first === undefined) return new Uint8Array()
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + first, rest.length + 1)
  }

  tables(field: number): readonly Table[] {
    return this.#items(field, 4).map((at) => new Table(this.#view, at + this.#view.getUint32(at, true)))
  }

  /** Where the items of a vector are. */
  #items(field: number, size: number): readonly number[] {
    const at = this.#place(field)
    if (at === null) return []
    const start = at + this.#view.getUint32(at, true)
    const length = this.#view.getUint32(start, true)
    if (start + 4 + length * size > this.#view.byteLength) throw new RangeError('A vector ends outside the file.')
    return Array.from({ length }, (_, index) => start + 4 + index * size)
  }

  #place(field: number): number | null {
    const fields = this.#at - this.#view.getInt32(this.#at, true)
    if (4 + field * 2 >= this.#view.getUint16(fields, true)) return null
    const offset = this.#view.getUint16(fields + 4 + field * 2, true)
    return offset === 0 ? null : this.#at + offset
  }
}
