import { describe, expect, it } from 'vitest'
import { tryWords } from './free-text.contract.ts'
import { DOCUMENTS } from './free-text.documents.contract.ts'
import { banks } from './index.ts'

/** Share of tries after which a bank's text leaves nothing to tell its words from a person's by. */
const UNREADABLE_MAX = 0.01

describe('what people write into a receipt', () => {
  it.each(banks)(
    'changes nothing of it: $code',
    ({ code }) => {
      const tallies = DOCUMENTS.filter(({ bank }) => bank.code === code).map(tryWords)
      const sum = (of: 'tries' | 'passed' | 'unreadable') => tallies.reduce((all, tally) => all + tally[of], 0)
      expect(tallies.flatMap(({ changed }) => changed).slice(0, 5)).toEqual([])
      expect(sum('passed') + sum('unreadable')).toBe(sum('tries'))
      expect(sum('passed')).toBeGreaterThan(100)
      expect(sum('unreadable') / sum('tries')).toBeLessThanOrEqual(UNREADABLE_MAX)
    },
    120_000,
  )
})
