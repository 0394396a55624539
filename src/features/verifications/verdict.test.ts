import fc from 'fast-check'
import { expect, it } from 'vitest'
import { verdictOf } from './verdict.ts'

const check = fc.record({
  code: fc.constantFrom('NIK', 'DATE', 'BLUR'),
  result: fc.constantFrom('PASS' as const, 'FAIL' as const, 'UNAVAILABLE' as const),
})
const DECIDING = ['NIK', 'DATE']

it.each([
  [[{ code: 'NIK', result: 'PASS' as const }], 'VERIFIED'],
  [[{ code: 'NIK', result: 'FAIL' as const }], 'NOT_VERIFIED'],
  [[{ code: 'NIK', result: 'UNAVAILABLE' as const }], 'PARTIALLY_NOT_VERIFIED'],
  [[{ code: 'BLUR', result: 'FAIL' as const }], 'PARTIALLY_NOT_VERIFIED'],
  [[], 'PARTIALLY_NOT_VERIFIED'],
])('of %j is %s', (checks, expected) => {
  expect(verdictOf(checks, DECIDING)).toBe(expected)
})

it('is VERIFIED only where every check passed', () => {
  fc.assert(
    fc.property(fc.array(check), (checks) => {
      const isVerified = verdictOf(checks, DECIDING) === 'VERIFIED'
      expect(isVerified).toBe(checks.length > 0 && checks.every((each) => each.result === 'PASS'))
    }),
  )
})

it('is NOT_VERIFIED exactly where a deciding check failed', () => {
  fc.assert(
    fc.property(fc.array(check), (checks) => {
      const hasFailed = checks.some((each) => each.result === 'FAIL' && DECIDING.includes(each.code))
      expect(verdictOf(checks, DECIDING) === 'NOT_VERIFIED').toBe(hasFailed)
    }),
  )
})
