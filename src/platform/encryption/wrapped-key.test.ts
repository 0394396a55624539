import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MasterKeyError } from './master-key.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

const wrappingKey = randomBytes(32)
const dataKey = randomBytes(32)
const place = { organizationId: '01900000-0000-7000-8000-000000000001', version: 1 }

describe('a wrapped data key', () => {
  it('opens with the same master key at the same place', () => {
    expect(unwrapKey(wrappingKey, wrapKey(wrappingKey, dataKey, place), place).equals(dataKey)).toBe(true)
  })

  it('is refused with another master key, organization or version', () => {
    const wrapped = wrapKey(wrappingKey, dataKey, place)

    expect(() => unwrapKey(randomBytes(32), wrapped, place)).toThrow(MasterKeyError)
    expect(() => unwrapKey(wrappingKey, wrapped, { ...place, version: 2 })).toThrow(MasterKeyError)
    expect(() => unwrapKey(wrappingKey, wrapped, { ...place, organizationId: 'another' })).toThrow('does not open')
  })

  it('is refused when any byte was changed or any length is wrong', () => {
    const wrapped = wrapKey(wrappingKey, dataKey, place)
    fc.assert(
      fc.property(fc.nat(wrapped.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(wrapped)
        changed.writeUInt8(changed.readUInt8(at) ^ mask, at)

        expect(() => unwrapKey(wrappingKey, changed, place)).toThrow(MasterKeyError)
        expect(() => unwrapKey(wrappingKey, wrapped.subarray(0, at), place)).toThrow(MasterKeyError)
      }),
    )
  })
})
