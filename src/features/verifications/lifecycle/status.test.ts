import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canMove, isTold, STATUSES, type Status } from './status.ts'

const anyStatus = fc.constantFrom(...STATUSES)

describe('the table of moves', () => {
  it('lets nothing stay where it is', () => {
    expect(STATUSES.filter((status) => canMove(status, status))).toEqual([])
  })

  it('never goes back to a draft', () => {
    expect(STATUSES.filter((status) => canMove(status, 'DRAFT'))).toEqual([])
  })

  it('reaches a result only through the worker', () => {
    const results: Status[] = ['FAILED', 'FRAUD_DETECTED', 'PARTIALLY_COMPLETED', 'PARTIALLY_FAILED']
    for (const result of results) {
      expect(STATUSES.filter((status) => canMove(status, result))).toEqual(['IN_PROGRESS'])
    }
  })

  it('cancels only what is queued, running or stopped for fraud', () => {
    expect(STATUSES.filter((status) => canMove(status, 'CANCELLED'))).toEqual([
      'IN_QUEUE',
      'IN_PROGRESS',
      'FRAUD_DETECTED',
    ])
  })

  it('has a way from every status back to the queue or to an end', () => {
    fc.assert(
      fc.property(anyStatus, (status) => {
        expect(STATUSES.some((next) => canMove(status, next))).toBe(true)
      }),
    )
  })

  it('tells of every status but those before the work', () => {
    expect(STATUSES.filter((status) => !isTold(status))).toEqual(['DRAFT', 'IN_QUEUE'])
  })
})
