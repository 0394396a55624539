import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STATUSES, type Status } from './lifecycle/status.ts'
import { overallStatus } from './overall-status.ts'

const group = fc.array(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 8 })

it.each<[Status[], Status]>([
  [['COMPLETED', 'COMPLETED'], 'COMPLETED'],
  [['COMPLETED', 'FAILED'], 'PARTIALLY_FAILED'],
  [['COMPLETED', 'FAILED', 'IN_QUEUE'], 'PARTIALLY_FAILED'],
  [['COMPLETED', 'IN_PROGRESS'], 'PARTIALLY_COMPLETED'],
  [['COMPLETED', 'NEED_REVIEW'], 'PARTIALLY_COMPLETED'],
  [['FAILED', 'IN_QUEUE'], 'IN_QUEUE'],
  [['IN_QUEUE', 'IN_PROGRESS', 'DRAFT'], 'DRAFT'],
  [['FRAUD_DETECTED', 'NEED_REVIEW'], 'FRAUD_DETECTED'],
  [['CANCELLED', 'COMPLETED'], 'COMPLETED'],
  [['CANCELLED', 'CANCELLED'], 'CANCELLED'],
  [['CANCELLED', 'FAILED'], 'FAILED'],
])('of %j is %s', (statuses, expected) => {
  expect(overallStatus(statuses)).toBe(expected)
})

it('of an empty group is DRAFT: nothing was begun in it', () => {
  expect(overallStatus([])).toBe('DRAFT')
})

it('does not depend on the order', () => {
  fc.assert(fc.property(group, (statuses) => overallStatus(statuses) === overallStatus([...statuses].reverse())))
})

it('is the common status of a group that agrees', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATUSES), fc.integer({ min: 1, max: 5 }), (status, count) => {
      expect(overallStatus(Array.from({ length: count }, () => status))).toBe(status)
    }),
  )
})

it('counts cancelled ones only when all are', () => {
  fc.assert(
    fc.property(group, (statuses) => {
      fc.pre(statuses.some((each) => each !== 'CANCELLED'))
      expect(overallStatus([...statuses, 'CANCELLED'])).toBe(
        overallStatus(statuses.filter((each) => each !== 'CANCELLED')),
      )
    }),
  )
})
