import { describe, expect, it } from 'vitest'
import { readCurrency } from './currency.ts'

describe('readCurrency', () => {
  it.each([
    ['ETB', 'ETB'],
    ['etb', 'ETB'],
    ['Birr', 'ETB'],
    ['KES', 'KES'],
    ['usd', 'USD'],
    ['shilling', 'XXX'],
    ['E T B', 'XXX'],
    ['', 'XXX'],
    [null, 'XXX'],
  ])('reads %j as %s', (said, code) => expect(readCurrency(said)).toBe(code))

  it('takes the unit beside an amount only where nothing else is said', () => {
    expect(readCurrency('', '1300.00', 'ETB5036.00')).toBe('ETB')
    expect(readCurrency(undefined, '600 Birr')).toBe('ETB')
    expect(readCurrency('KES', 'ETB 1.00')).toBe('KES')
    expect(readCurrency('', '1300.00')).toBe('XXX')
  })
})
