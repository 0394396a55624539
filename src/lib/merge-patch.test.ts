import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergePatch } from './merge-patch.ts'

// The examples of RFC 7396, appendix A, whose both sides are objects.
it.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('lays changes over an object: %j, %j', (target, patch, merged) => {
  expect(mergePatch(target, patch)).toEqual(merged)
})

const json = fc.dictionary(fc.string(), fc.jsonValue())

it('changes nothing by an empty object, and nothing more when it is laid over twice', () => {
  fc.assert(
    fc.property(json, json, (target, patch) => {
      const once = mergePatch(target, patch)
      expect(mergePatch(target, {})).toEqual(target)
      expect(mergePatch(once, patch)).toEqual(once)
    }),
  )
})

it('is not led astray by names that every object has', () => {
  const patch = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"a": 1}}')
  const merged = mergePatch({}, patch)
  expect(JSON.stringify(merged)).toBe(JSON.stringify(patch))
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
