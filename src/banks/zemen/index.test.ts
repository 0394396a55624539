import { answer, describeBank, fixture, SOME_PDF } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { zemen } from './index.ts'

const pdfText = fixture(import.meta.dirname, 'receipt.txt')
const receipt: Receipt = {
  reference: '108ATWR2520600HM',
  status: 'completed',
  transactionType: null,
  amountMinor: 130_000,
  currency: 'ETB',
  date: '2025-07-25T00:00:00+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '1****8348', tail: '8348', printed: '1032********8348' },
  receiverName: 'Saba Coffee P.L.C.',
  receiverAccount: { masked: '1****6171', tail: '6171', printed: '1032********6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'Fund Transfer two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: 130_575 },
}
const pdf = { lookup: 'receipt', answer: answer(200, SOME_PDF) }
const clue = { token: '94497018108ATWR2520600HM', reference: '108ATWR2520600HM', certainty: 'sure' } as const

describeBank({
  bank: zemen,
  hits: [
    { ...pdf, name: 'a payment', pdfText, reading: { kind: 'found', receipt } },
    {
      ...pdf,
      name: 'an amount in the words of the payer',
      pdfText: pdfText.replace('two sacks of coffee ETB', 'coffee ETB 1.00 Service Charge ETB 5.00 ETB'),
      reading: {
        kind: 'found',
        receipt: { ...receipt, description: 'Fund Transfer coffee ETB 1.00 Service Charge ETB 5.00' },
      },
    },
    {
      ...pdf,
      name: 'breaks that were lost',
      pdfText: pdfText.replace(/\n/g, ' '),
      reading: { kind: 'found', receipt },
    },
    {
      ...pdf,
      name: 'a payment in a state that is not known',
      pdfText: pdfText.replace('Completed', 'Verified'),
      reading: { kind: 'found', receipt: { ...receipt, status: 'unknown' } },
    },
  ],
  misses: [
    {
      name: 'an unknown link',
      lookup: 'receipt',
      answer: answer(404, '{"messages":"Transaction not found.","status":"404"}'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'a 404 that is not about the payment',
      lookup: 'receipt',
      answer: answer(404, '<html>nginx</html>'),
      reading: { kind: 'unreadable', detail: 'no PDF under status 404' },
    },
    {
      ...pdf,
      name: 'an amount above the total',
      pdfText: pdfText.replace('ETB 1,300.00', 'ETB 1,301.00'),
      reading: { kind: 'unreadable', detail: 'amounts that do not add up' },
    },
  ],
  clues: [
    { evidence: { kind: 'url', text: 'https://share.zemenbank.com/rt/94497018108ATWR2520600HM/pdf' }, clue },
    { evidence: { kind: 'qr', text: 'https://share.zemenbank.com/rt/94497018108ATWR2520600HM/pdf' }, clue },
    { evidence: { kind: 'number', text: '94497018108ATWR2520600HM' }, clue },
    {
      evidence: { kind: 'number', text: '108ATWR2520600HM' },
      clue: { token: undefined, reference: '108ATWR2520600HM', certainty: 'possible' },
    },
    { evidence: { kind: 'text', text: pdfText }, clue: { reference: '108ATWR2520600HM', token: undefined } },
    {
      evidence: { kind: 'text', text: 'See https://share.zemenbank.com/rt/94497018108ATWR2520600HM/pdf.' },
      clue,
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://share.zemenbank.com/rt/../admin' },
    { kind: 'url', text: 'https://share.zemenbank.com/rt/108ATWR2520600HM/pdf' },
    { kind: 'number', text: '94497018' },
    { kind: 'text', text: 'Dashen to Zemen Bank, 108ATWR2520600HM' },
  ],
  references: [
    ['108atwr2520600hm', '108ATWR2520600HM'],
    ['94497018108ATWR2520600HM', '108ATWR2520600HM'],
    ['94497018', undefined],
  ],
  days: [
    ['108ATWR2520600HM', '2025-07-25'],
    ['94497018', undefined],
  ],
})
