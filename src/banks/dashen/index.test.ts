import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlLines } from '../../../test/html-lines.ts'
import { answer, describeBank, fixture, SOME_PDF } from '../bank.contract.ts'
import type { Reading, Receipt } from '../bank.ts'
import { dashen } from './index.ts'

const receipt: Receipt = {
  reference: '099WDTI26162K7Q2',
  status: 'completed',
  transactionType: 'Within Dashen Transfer',
  amountMinor: 130_000,
  currency: 'ETB',
  date: '2026-06-11T08:45:50+03:00',
  payerName: 'Hirut Tesfaye Molla',
  payerAccount: { masked: '2****348', tail: '348', printed: '2912******348' },
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '5****171', tail: '171', printed: '5012******171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'Transaction Amount ETB 9,900.00 & coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: 25, totalMinor: 130_600 },
}
const old: Receipt = {
  ...receipt,
  reference: '099WDTS2515400WH',
  transactionType: 'Other Bank Transfer',
  date: '2025-06-03T08:45:50+03:00',
  receiverBank: 'Awash Bank',
  receiverBankCode: 'awash',
  description: 'two sacks of coffee',
}
const page = fixture(import.meta.dirname, 'receipt.html')
const pdfText = fixture(import.meta.dirname, 'old.txt')
const unknown = answer(400, '{"statusCode":400,"message":"Transaction not found"}')
const printed: Reading = { kind: 'found', receipt: old }

describeBank({
  bank: dashen,
  hits: [
    { name: 'a payment', lookup: 'html', answer: answer(200, page), reading: { kind: 'found', receipt } },
    {
      name: 'rows that are never closed',
      lookup: 'html',
      answer: answer(200, page.replaceAll('</p>', '').replaceAll('</td>', '').replaceAll('</tr>', '')),
      reading: { kind: 'found', receipt },
    },
    { name: 'the old PDF in its place', lookup: 'html', answer: answer(200, SOME_PDF), pdfText, reading: printed },
    { name: 'a receipt of 2025', lookup: 'pdf', answer: answer(200, SOME_PDF), pdfText, reading: printed },
  ],
  misses: [
    { name: 'an unknown reference', lookup: 'html', answer: unknown, reading: { kind: 'not_found' } },
    { name: 'an unknown reference', lookup: 'pdf', answer: unknown, reading: { kind: 'not_found' } },
  ],
  troubles: [
    {
      name: 'the host that was given up',
      lookup: 'pdf',
      answer: answer(502, '<html>502 Bad Gateway</html>'),
      reading: { kind: 'unreachable', cause: 'unwell' },
    },
    {
      name: 'a 404 that is not about the payment',
      lookup: 'html',
      answer: answer(404, '<html>nginx</html>'),
      reading: { kind: 'unreadable', detail: 'no receipt under status 404' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://receipts.dashenbanksc.com/receipt/099WDTI26162K7Q2' },
      clue: { reference: '099WDTI26162K7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://receipt.dashensuperapp.com/receipt/099WDTS2515400WH' },
      clue: { reference: '099WDTS2515400WH', certainty: 'sure' },
    },
    {
      evidence: {
        kind: 'url',
        text: 'https://api.dashensuperapp.com/receipts/Within-Dashen-Transfer-099WDTS2515400WH.pdf',
      },
      clue: { reference: '099WDTS2515400WH', certainty: 'sure' },
    },
    {
      evidence: { kind: 'qr', text: 'https://receipts.dashenbanksc.com/receipt/099WDTI26162K7Q2' },
      clue: { reference: '099WDTI26162K7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'number', text: '99-wdti-26162-k7q2' },
      clue: { reference: '099WDTI26162K7Q2', certainty: 'possible' },
    },
    { evidence: { kind: 'number', text: 'D-250610-001234' }, clue: { reference: 'D250610001234', certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: htmlLines(page).join('\n') },
      clue: { reference: '099WDTI26162K7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: `Dashen Bank. ${pdfText.replace(/\n/g, ' ')}` },
      clue: { reference: '099WDTS2515400WH', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'number', text: 'WDTI5186142501962751085' },
    { kind: 'url', text: 'https://receipts.dashenbanksc.com/login/099WDTI26162K7Q2' },
    { kind: 'url', text: 'https://dashen.example.com/receipt/099WDTI26162K7Q2' },
    { kind: 'text', text: 'Wegagen Bank to Dashen Bank, 099WDTI26162K7Q2' },
    { kind: 'qr', text: '099WDTI26162K7Q2|1300.00' },
  ],
  references: [
    ['099WDTI26162K7Q2', '099WDTI26162K7Q2'],
    ['99wdti26162k7q2', '099WDTI26162K7Q2'],
    ['0099-WDTI-26162-K7Q2', '099WDTI26162K7Q2'],
    ['B22WDTI2619100WH', 'B22WDTI2619100WH'],
    ['D250610001234', 'D250610001234'],
    ['0D250610001234', 'D250610001234'],
    ['WDTI5186142501962751085', undefined],
    ['FT26140KX7Q2', undefined],
  ],
  days: [
    ['099WDTI26162K7Q2', '2026-06-11'],
    ['D250610001234', undefined],
  ],
})

describe('a reference of Dashen', () => {
  const part = (pattern: RegExp) => fc.stringMatching(pattern)
  it('is read without the zeros before it and with dashes anywhere', () => {
    const references = fc.tuple(part(/^[0-9A-Z]{3}$/), part(/^[A-Z]{4}$/), part(/^[0-9]{5}$/), part(/^[0-9A-Z]{4}$/))
    fc.assert(
      fc.property(references, (parts) => {
        expect(dashen.readReference(parts.join('-').replace(/^0+/, '').toLowerCase())).toBe(parts.join(''))
      }),
    )
  })
})

describe('the host that Dashen gave up', () => {
  it('is asked for payments of its time only', () => {
    const ask = (reference: string) =>
      dashen.lookups[1]?.request({ reference, token: undefined, account: undefined })?.path
    expect(ask('099WDTS2515400WH')).toBe('/receipt/099WDTS2515400WH')
    expect(ask('099WDTI26262K7Q2')).toBeUndefined()
  })
})
