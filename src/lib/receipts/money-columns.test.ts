import { describe, expect, it } from 'vitest'
import { moneyColumns } from './money-columns.ts'

const LABELS = { paid: ['Paid amount'], charge: ['Service Charge'], vat: ['+ 15% VAT'], total: ['Total Paid Amount'] }
const all = { paid: 60_000, charge: 500, vat: 75, total: 60_575 }

describe('moneyColumns', () => {
  it.each([
    ['amounts first', '600.00\n5.00\n0.75\n605.75\nPaid amount\nService Charge\n+ 15% VAT\nTotal Paid Amount'],
    ['labels first', 'Paid amount\nService Charge\n+ 15% VAT\nTotal Paid Amount\n600.00\n5.00\n0.75\n605.75'],
    ['one by one', 'Paid amount 600.00 Birr\nService Charge 5.00\n+ 15% VAT 0.75\nTotal Paid Amount 605.75'],
    ['one by one, amount first', '600Paid amount5.00Service Charge0.75+ 15% VAT605.75 BirrTotal Paid Amount'],
  ])('reads %s', (_, text) => expect(moneyColumns(text, LABELS)).toEqual(all))

  it('guesses nothing where an amount or a label is too many', () => {
    expect(moneyColumns('600.00 5.00 Paid amount', LABELS)).toEqual({})
    expect(moneyColumns('600.00 5.00 Paid amount Paid amount', LABELS)).toEqual({})
  })
})
