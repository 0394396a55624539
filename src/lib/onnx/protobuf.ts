/**
 * One field of a protobuf message: numbers as bigint (wire type 0), 4 or 8 raw bytes (5, 1), or bytes (2).
 * Format: https://protobuf.dev/programming-guides/encoding/
 */
export type Field =
  | { readonly number: number; readonly wire: 0; readonly value: bigint }
  | { readonly number: number; readonly wire: 1 | 2 | 5; readonly value: Uint8Array }

const FIXED_BYTES = { 1: 8, 5: 4 } as const

/** The fields of a message in file order. @throws RangeError on bytes that are no message. */
export function decodeMessage(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  const cursor = { bytes, at: 0 }
  while (cursor.at < bytes.length) {
    const tag = Number(readVarint(cursor))
    const number = tag >>> 3
    const wire = tag & 7
    if (wire === 0) fields.push({ number, wire, value: readVarint(cursor) })
    else if (wire === 1 || wire === 5) fields.push({ number, wire, value: take(cursor, FIXED_BYTES[wire]) })
    else if (wire === 2) fields.push({ number, wire, value: take(cursor, Number(readVarint(cursor))) })
    else throw new RangeError(`Wire type ${wire} is not part of protobuf 3: the file is damaged.`)
  }
  return fields
}

/** The bytes of a message. */
export function encodeMessage(fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of fields) {
    parts.push(varint(BigInt(field.number * 8 + field.wire)))
    if (field.wire === 0) parts.push(varint(field.value))
    else if (field.wire === 2) parts.push(varint(BigInt(field.value.length)), field.value)
    else parts.push(field.value)
  }
  return Buffer.concat(parts)
}

/** A field of text. */
export function textField(number: number, value: string): Field {
  return { number, wire: 2, value: Buffer.from(value) }
}

/** A field of a whole number, as large as a 64-bit integer may be. */
export function numberField(number: number, value: number): Field {
  return { number, wire: 0, value: BigInt.asUintN(64, BigInt(value)) }
}

/** A field that holds a message or raw bytes. */
export function bytesField(number: number, value: Uint8Array): Field {
  return { number, wire: 2, value }
}

/** All bytes values of one field. */
export function bytesOf(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.wire !== 0 ? [field.value] : []))
}

/** All texts of one field. */
export function textsOf(fields: readonly Field[], number: number): string[] {
  return bytesOf(fields, number).map((bytes) => Buffer.from(bytes).toString())
}

/** All whole numbers of one field, packed or not. */
export function numbersOf(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return []
    if (field.wire === 0) return [Number(BigInt.asIntN(64, field.value))]
    const cursor = { bytes: field.value, at: 0 }
    const values: number[] = []
    while (cursor.at < field.value.length) values.push(Number(BigInt.asIntN(64, readVarint(cursor))))
    return values
  })
}

interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

function readVarint(cursor: Cursor): bigint {
  let value = 0n
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = cursor.bytes[cursor.at++]
    if (byte === undefined) throw new RangeError('The message ends within a number: the file is cut off.')
    value |= BigInt(byte & 127) << shift
    if (byte < 128) return value
  }
  throw new RangeError('A number is longer than 10 bytes: the file is damaged.')
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length
  if (end > cursor.bytes.length) throw new RangeError('The message ends within a field: the file is cut off.')
  const value = cursor.bytes.subarray(cursor.at, end)
  cursor.at = end
  return value
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}
