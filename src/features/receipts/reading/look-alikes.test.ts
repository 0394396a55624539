import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_FEES, type Receipt } from '../../../banks/bank.ts'
import { agrees } from './agrees.ts'
import { LOOK_ALIKES_MAX, lookAlikes } from './look-alikes.ts'

describe('lookAlikes', () => {
  it('tries one mistaken character before two', () => {
    expect(lookAlikes('FT2614OKX7Q2', (each) => each === 'FT26140KX7Q2' || each === 'FT26140KX702')).toEqual([
      'FT26140KX7Q2',
      'FT26140KX702',
    ])
  })
  it('is never itself, never many, and only what may be', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{10,12}$/), (reference) => {
        const found = lookAlikes(reference, (each) => each !== '')
        expect(found.length).toBeLessThanOrEqual(LOOK_ALIKES_MAX)
        expect(found).not.toContain(reference)
        expect(lookAlikes(reference, () => false)).toEqual([])
      }),
    )
  })
})

describe('agrees', () => {
  const receipt: Receipt = {
    reference: 'DF70KX7Q2M',
    status: 'completed',
    transactionType: null,
    amountMinor: 60_000,
    currency: 'ETB',
    date: null,
    payerName: null,
    payerAccount: null,
    receiverName: 'SABA COFFEE PLC',
    receiverAccount: null,
    receiverBank: null,
    receiverBankCode: null,
    description: null,
    fees: NO_FEES,
  }
  it.each([
    [600, null, true],
    [null, 'Saba Coffee PLC', true],
    [601, 'Saba Tea PLC', false],
    [null, null, false],
  ])('of %j and %j: %j', (amount, receiver_name, expected) => {
    expect(agrees(receipt, { reference: 'X', amount, receiver_name })).toBe(expected)
  })
})
