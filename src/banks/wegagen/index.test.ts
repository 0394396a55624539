import { describe, expect, it } from 'vitest'
import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { wegagen } from './index.ts'

const transaction = fixture(import.meta.dirname, 'transaction.json')
const receipt: Receipt = {
  reference: '001TBAW26162K7Q2',
  status: 'completed',
  transactionType: 'Account Transfer',
  amountMinor: 130_050,
  currency: 'ETB',
  date: '2026-06-12T00:45:50+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '1****8348', tail: '8348', printed: '1113*****8348' },
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '0****6171', tail: '6171', printed: '0891*****6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: null },
}
const TOKEN = '001TBAW26162K7Q21113DAAT'
const LINK = `https://transinfo.wegagenbanksc.com.et:8183/?id=${TOKEN}`
const clue = { token: TOKEN, reference: '001TBAW26162K7Q2', certainty: 'sure' } as const

describeBank({
  bank: wegagen,
  hits: [
    {
      name: 'a payment',
      lookup: 'receipt',
      answer: answer(200, transaction),
      reading: { kind: 'found', receipt },
    },
    {
      name: 'a payment with its day alone',
      lookup: 'receipt',
      answer: answer(200, transaction.replace('2026-06-11T21:45:50.000Z', '---')),
      reading: { kind: 'found', receipt: { ...receipt, date: '2026-06-11T00:00:00+03:00' } },
    },
  ],
  misses: [
    {
      name: 'a record in which nothing stands',
      lookup: 'receipt',
      answer: answer(200, '{"sender_name":"---","receiver_name":"---","narrative":"---","messageStatus":"---"}'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'JSON of another service',
      lookup: 'receipt',
      answer: answer(200, '{"error":"try again"}'),
      reading: { kind: 'unreadable', detail: 'no transaction under status 200' },
    },
    {
      name: 'an amount of more than two decimals',
      lookup: 'receipt',
      answer: answer(200, transaction.replace('1300.5', '1300.555')),
      reading: { kind: 'unreadable', detail: 'no reference or no amount' },
    },
  ],
  clues: [
    { evidence: { kind: 'url', text: LINK }, clue },
    {
      evidence: { kind: 'url', text: `https://transinfo.wegagenbanksc.com.et:8011/sms_wega/txn/${TOKEN}` },
      clue,
    },
    {
      evidence: {
        kind: 'qr',
        text: `ETB 1,300.50 was transferred from HIRUT to SABA with transaction ID 001TBAW26162K7Q2. ${LINK}`,
      },
      clue,
    },
    { evidence: { kind: 'number', text: TOKEN.toLowerCase() }, clue },
    {
      evidence: { kind: 'number', text: '001TBAW26162K7Q2' },
      clue: { token: undefined, reference: '001TBAW26162K7Q2', certainty: 'possible' },
    },
    { evidence: { kind: 'text', text: `Dear Hirut, paid. ${LINK}.` }, clue },
    {
      evidence: { kind: 'text', text: 'Wegagen Bank to Dashen Bank, 001TBAW26162K7Q2' },
      clue: { token: undefined, reference: '001TBAW26162K7Q2' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://transinfo.wegagenbanksc.com.et:8183/?id=001TBAW26162K7Q2' },
    { kind: 'url', text: `https://transinfo.example.com/?id=${TOKEN}` },
    { kind: 'number', text: '001TBAW26162' },
    { kind: 'text', text: 'Dashen Bank to Wegagen Bank, 001TBAW26162K7Q2' },
  ],
  references: [
    ['001-tbaw-26162-k7q2', '001TBAW26162K7Q2'],
    [TOKEN, '001TBAW26162K7Q2'],
    ['001TBAW26162', undefined],
  ],
  days: [
    ['001TBAW26162K7Q2', '2026-06-11'],
    ['001TBAW26962K7Q2', undefined],
  ],
})

describe('what Wegagen tells beside the payment', () => {
  it('is not taken over: neither the balance nor the message', () => {
    const reading = wegagen.lookups[0]?.read(answer(200, transaction))
    expect(JSON.stringify(reading)).not.toMatch(/98.?765|Dear/)
  })
})
