import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFirstMoney, readMoney } from './money.ts'

describe('readMoney', () => {
  it.each([
    ['20,000.00 ETB', 2_000_000],
    ['ETB 20,475.00', 2_047_500],
    ['ETB5036.00', 503_600],
    ['600 Birr', 60_000],
    ['0.0 Birr', 0],
    ['3,000 ETB', 300_000],
    ['800.00', 80_000],
    ['1100.5', 110_050],
    [' 5.22 birr ', 522],
  ])('reads %j', (text, minor) => expect(readMoney(text)).toBe(minor))

  it.each(['', 'ETB', '-5.00', '1.234', '1,00', '1.2.3', '12 13', '1,0000.00', '5 dollars', '99999999999999999999'])(
    'reads nothing from %j',
    (text) => expect(readMoney(text)).toBeNull(),
  )

  it('gives back every amount that is written with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (minor) => {
        const grouped = Math.floor(minor / 100).toLocaleString('en-US')
        expect(readMoney(`ETB ${grouped}.${String(minor % 100).padStart(2, '0')}`)).toBe(minor)
      }),
    )
  })
})

describe('readFirstMoney', () => {
  it.each([
    ['Dear Customer, ETB 200 has been credited', 20_000],
    ['ETB 200, thank you', 20_000],
    ['Amount ETB-2000 is Transferred', 200_000],
    ['0.08 ETB and more', 8],
    ['paid 12,269.09 Birr.', 1_226_909],
    ['{"creditAccountNo":"ETB1756000000009"}', null],
    ['nothing, ETB', null],
  ])('reads in %j %j', (text, minor) => expect(readFirstMoney(text)).toBe(minor))
})
