import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bytesField,
  decodeMessage,
  encodeMessage,
  type Field,
  numberField,
  numbersOf,
  textField,
  textsOf,
} from './protobuf.ts'

const field: fc.Arbitrary<Field> = fc.oneof(
  fc
    .record({ number: fc.integer({ min: 1, max: 5000 }), value: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }) })
    .map(({ number, value }): Field => ({ number, wire: 0, value })),
  fc
    .record({ number: fc.integer({ min: 1, max: 5000 }), value: fc.uint8Array({ maxLength: 300 }) })
    .map(({ number, value }): Field => ({ number, wire: 2, value })),
  fc
    .record({ number: fc.integer({ min: 1, max: 99 }), value: fc.uint8Array({ minLength: 4, maxLength: 4 }) })
    .map(({ number, value }): Field => ({ number, wire: 5, value })),
)

test('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
      const back = decodeMessage(encodeMessage(fields))
      expect(back.map(({ number, wire }) => [number, wire])).toEqual(fields.map(({ number, wire }) => [number, wire]))
      for (const [index, { value }] of back.entries()) {
        const wanted = fields[index]?.value
        expect(typeof value === 'bigint' ? value : [...value]).toEqual(
          typeof wanted === 'bigint' ? wanted : [...(wanted ?? [])],
        )
      }
    }),
  )
})

test('reads the bytes of the format description', () => {
  expect(decodeMessage(Uint8Array.of(0x08, 0x96, 0x01))).toEqual([{ number: 1, wire: 0, value: 150n }])
  expect(textsOf(decodeMessage(Uint8Array.of(0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67)), 2)).toEqual([
    'testing',
  ])
})

test('reads numbers packed or not, and negative ones', () => {
  const packed = bytesField(8, Uint8Array.of(0x03, 0x8e, 0x02, 0x9e, 0xa7, 0x05))
  expect(numbersOf([packed, numberField(8, -2), textField(9, 'x')], 8)).toEqual([3, 270, 86942, -2])
})

test('refuses damaged bytes instead of reading past their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodeMessage(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }),
  )
  expect(() => decodeMessage(Uint8Array.of(0x12, 0x07, 0x74))).toThrow(RangeError)
  expect(() => decodeMessage(Uint8Array.of(0x08, 0x96))).toThrow(RangeError)
})
