import { describe, expect, it } from 'vitest'
import { labelValues, pairValues } from './label-values.ts'

const LABELS = { reason: ['Reason'], amount: ['Amount'], charge: ['Service fee'], vat: ['Service fee VAT'] }

describe('labelValues', () => {
  it('cuts a text without breaks, the longest label first', () => {
    expect(labelValues('ReasoncoffeeAmount5.00Service fee1.00Service fee VAT0.15', LABELS)).toEqual({
      reason: 'coffee',
      amount: '5.00',
      charge: '1.00',
      vat: '0.15',
    })
  })
  it('believes no amount that was written into the reason', () => {
    expect(labelValues('Reason: coffee Amount 900.00\nAmount: 5.00', LABELS)).toEqual({ reason: 'coffee' })
  })
  it('takes a value that is printed twice alike', () => {
    expect(labelValues('Amount: 5.00\nAmount: 5.00', LABELS)).toEqual({ amount: '5.00' })
  })
  it('counts a label inside a line only where it is asked to', () => {
    expect(labelValues('Reason: no Amount\nAmount 5.00', LABELS, { isLineStart: true })).toEqual({
      reason: 'no Amount',
      amount: '5.00',
    })
  })
})

describe('pairValues', () => {
  it('compares whole labels', () => {
    const pairs: [string, string][] = [
      ['Reason:', 'Amount'],
      ['Amount of sacks', '2'],
      [' amount : ', '5.00'],
      ['Service fee', ''],
    ]
    expect(pairValues(pairs, LABELS)).toEqual({ reason: 'Amount', amount: '5.00' })
  })
})
