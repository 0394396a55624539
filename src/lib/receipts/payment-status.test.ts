import { describe, expect, it } from 'vitest'
import { readPaymentStatus } from './payment-status.ts'

describe('readPaymentStatus', () => {
  it.each([
    ['Completed', 'completed'],
    [' SUCCESS ', 'completed'],
    ['Transaction Successful', 'completed'],
    ['Reversed', 'reversed'],
    ['Completed, then reversed', 'reversed'],
    ['Failed', 'failed'],
    ['Transaction Unsuccessful', 'failed'],
    ['Cancelled', 'failed'],
    ['Processing', 'pending'],
    ['Incomplete', 'unknown'],
    ['', 'unknown'],
  ])('reads %j as %s', (said, status) => expect(readPaymentStatus(said)).toBe(status))
})
