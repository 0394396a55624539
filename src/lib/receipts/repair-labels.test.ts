import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairLabels } from './repair-labels.ts'

describe('repairLabels', () => {
  it.each([
    ['8ank of 4byssinia', 'bank of abyssinia'],
    ['Commercia1  Bank of Ethiopia', 'commercial Bank of Ethiopia'],
    ['Transaction  1D : 260929061371012', 'Transaction ID : 260929061371012'],
    ['4mhara Bank', 'amhara Bank'],
    ['Re1erence No', 'Re1erence No'],
    ['Reference FT26280WSR2W', 'Reference FT26280WSR2W'],
  ])('makes of %j %j', (spoilt, right) => {
    expect(repairLabels(spoilt)).toBe(right)
  })

  it('leaves numbers, and whatever is spelled right, as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{4,24}$/), (number) => {
        expect(repairLabels(number)).toBe(number)
      }),
    )
    const right = 'Commercial Bank of Ethiopia\nTransaction ID: 1\nPayment Date & Time Sep 20, 2026, 2:35 PM'
    expect(repairLabels(right)).toBe(right)
  })

  it('changes nothing more the second time, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const once = repairLabels(text)
        expect(repairLabels(once)).toBe(once)
      }),
    )
  })
})
