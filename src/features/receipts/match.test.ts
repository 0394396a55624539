import { describe, expect, it } from 'vitest'
import { NO_FEES, type Receipt } from '../../banks/bank.ts'
import { readAccount } from '../../lib/receipts/account.ts'
import { type Matching, matchReceipt } from './match.ts'
import type { Expectations } from './receipt-checks.ts'

const receipt: Receipt = {
  reference: 'FT26140KX7Q2',
  status: 'completed',
  transactionType: null,
  amountMinor: 60_000,
  currency: 'ETB',
  date: '2026-05-20T18:37:39+03:00',
  payerName: null,
  payerAccount: null,
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: readAccount('1****6171'),
  receiverBank: null,
  receiverBankCode: null,
  description: null,
  fees: NO_FEES,
}
const nothing: Expectations = {
  ...{ amountMinor: null, toleranceMinor: 0, currency: 'ETB', receiverName: null, receiverAccount: null },
  ...{ maxAgeMinutes: null, isStrict: false },
}
const match = (changed: Partial<Matching>, expected: Partial<Expectations> = {}, printed: Partial<Receipt> = {}) =>
  matchReceipt({
    ...{ receipt: { ...receipt, ...printed }, reference: receipt.reference, receiver: 'unasked', now: Date.now() },
    expectations: { ...nothing, ...expected },
    ...changed,
  })

describe('a receipt beside what was asked', () => {
  it.each([
    ['KES', 'FAIL'],
    ['XXX', 'UNAVAILABLE'],
  ])('compares no amount in %s with one in birr', (currency, result) => {
    const verdict = match({}, { amountMinor: 60_000, isStrict: true }, { currency })
    expect(verdict).toMatchObject({ kind: 'mismatch', checks: [{ code: 'AMOUNT', result }] })
  })

  it('is as the bank says, and unchecked, where too few digits are shown', () => {
    const hidden = { receiverAccount: readAccount('****171') }
    const check = { code: 'RECEIVER_ACCOUNT', result: 'UNAVAILABLE' }
    const unseen = { kind: 'confirmed', isReceiverChecked: false, checks: [check] }
    expect(match({ receiver: 'unknown' }, {}, hidden)).toMatchObject(unseen)
    expect(match({}, { receiverAccount: '1000000000171' }, hidden)).toMatchObject(unseen)
    expect(match({ receiver: 'unknown' }, { isStrict: true }, hidden)).toMatchObject({ reason: 'RECEIVER_NOT_CHECKED' })
  })

  it('says under strict what is wrong before it asks for the account', () => {
    const verdict = match({}, { amountMinor: 70_000, isStrict: true })
    expect(verdict).toMatchObject({ reason: 'NOT_AS_EXPECTED' })
  })

  it('is not settled only where it is the payment that was asked about', () => {
    expect(match({}, {}, { status: 'pending' })).toEqual({ kind: 'not_settled' })
    expect(match({ reference: 'FT26140AAAA1' }, {}, { status: 'pending' })).toMatchObject({ reason: 'OTHER_REFERENCE' })
  })
})
