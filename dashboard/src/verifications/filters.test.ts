import { expect, it } from 'vitest'
import { readFilters, searchQueryOf } from './filters.ts'

it('reads what an address says, and nothing that it does not know', () => {
  const query = {
    status: 'NEED_REVIEW',
    verdict: 'PERHAPS',
    service: '../x',
    undecided: 'true',
    from: '2026-12-01',
    page: '9',
  }

  expect(readFilters(query)).toEqual({ status: 'NEED_REVIEW', undecided: true, from: '2026-12-01' })
})

it('asks for whole days where the reader is', () => {
  const { from, to } = searchQueryOf({ from: '2026-12-01', to: '2026-12-01' })

  expect(from).toBe(new Date(2026, 11, 1).toISOString())
  expect(to).toBe(new Date(2026, 11, 2).toISOString())
})
