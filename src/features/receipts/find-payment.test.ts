import { beforeEach, describe, expect, it } from 'vitest'
import { NO_FEES, type Receipt } from '../../banks/bank.ts'
import { telebirr } from '../../banks/telebirr/index.ts'
import type { BankOutcome } from './ask/bank-outcome.ts'
import { createFindPayment, type FindPayment, type ReceiptQuestion } from './find-payment.ts'

const receipt: Receipt = {
  ...{ reference: 'DF70KX7Q2M', status: 'completed', transactionType: null, amountMinor: 60_000, currency: 'ETB' },
  ...{ date: null, payerName: null, payerAccount: null, receiverName: null, receiverAccount: null },
  ...{ receiverBank: null, receiverBankCode: null, description: null, fees: NO_FEES },
}
const asked: ReceiptQuestion = {
  bank: telebirr,
  question: { reference: 'DF70KX7Q2M', token: undefined, account: undefined },
  ownAccount: null,
  expectations: {
    ...{ amountMinor: null, toleranceMinor: 0, currency: 'ETB', receiverName: null, receiverAccount: null },
    ...{ maxAgeMinutes: null, isStrict: false },
  },
  recognized: null,
  isFromCode: false,
}
const MINUTE = 60_000

let says: Partial<Receipt>
let now: number
let asks: number
let find: FindPayment

beforeEach(() => {
  says = {}
  now = 1_000
  asks = 0
  const askBank = async (): Promise<BankOutcome> => {
    asks += 1
    return { kind: 'found', receipt: { ...receipt, ...says }, method: 'official', sourceUrl: '', answer: null }
  }
  find = createFindPayment({ askBank, clock: { now: () => now } })
})

const ask = (organizationId = 'one') => find({ organizationId, mode: 'live' }, asked)

describe('what a bank has said', () => {
  it('is remembered for five minutes from its answer, and no hit makes it longer', async () => {
    await ask()
    for (const minute of [2, 4, 4.9]) {
      now = 1_000 + minute * MINUTE
      await ask()
    }
    expect(asks).toBe(1)
    now = 1_000 + 5.1 * MINUTE
    await ask()
    expect(asks).toBe(2)
  })

  it.each<Partial<Receipt>>([
    { status: 'pending' },
    { status: 'reversed' },
    { status: 'unknown' },
    { reference: 'DF70AAAAAA' },
    { amountMinor: 0 },
  ])('is asked again where it was %j', async (said) => {
    says = said
    await ask()
    says = {}
    const { outcome } = await ask()
    expect([asks, outcome.kind === 'found' && outcome.receipt]).toEqual([2, receipt])
  })

  it('is remembered for nobody else', async () => {
    await ask()
    await ask('another')
    expect(asks).toBe(2)
  })
})
