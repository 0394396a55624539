import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { boa } from './index.ts'

const receipt: Receipt = {
  reference: 'FT26140KX7Q2',
  status: 'completed',
  transactionType: 'Account to Account Transfer',
  amountMinor: 130_000,
  currency: 'ETB',
  date: '2026-05-20T11:14:00+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '1****8348', tail: '8348', printed: '1****8348' },
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '7****6171', tail: '6171', printed: '7****6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: 130_575 },
}
const slip = fixture(import.meta.dirname, 'slip.json')
const spelledAsOnThePage = slip
  .replace('"Transferred Amount": "ETB 1,300.00"', '"Transferred  amount": 1300')
  .replace('Total Amount including VAT', 'Total Amount')
  .replaceAll("'s ", '’s ')
  .replace('20/05/26 11:14', '20/05/2026 11:14:09')

describeBank({
  bank: boa,
  hits: [
    { name: 'a payment', lookup: 'slip', answer: answer(200, slip), reading: { kind: 'found', receipt } },
    {
      name: 'keys as the page spells them',
      lookup: 'slip',
      answer: answer(200, spelledAsOnThePage),
      reading: { kind: 'found', receipt: { ...receipt, date: '2026-05-20T11:14:09+03:00' } },
    },
  ],
  misses: [
    {
      name: 'a row that says so',
      lookup: 'slip',
      answer: answer(200, '{"header":{"status":"success"},"body":[{"Payer\'s Name":"Invalid reference number"}]}'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'no row at all',
      lookup: 'slip',
      answer: answer(200, '{"header":{"status":"success"},"body":[]}'),
      reading: { kind: 'unreadable', detail: 'no row in the slip' },
    },
    {
      name: 'a row without an amount',
      lookup: 'slip',
      answer: answer(200, slip.replace('ETB 1,300.00', '')),
      reading: { kind: 'unreadable', detail: 'no reference or no amount' },
    },
    {
      name: 'status 500',
      lookup: 'slip',
      answer: answer(500, 'Internal Server Error'),
      reading: { kind: 'unreachable', cause: 'unwell' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://cs.bankofabyssinia.com/slip/?trx=FT26140KX7Q216171' },
      clue: { reference: 'FT26140KX7Q2', account: '16171', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://cs.bankofabyssinia.com/api/onlineSlip/getDetails/?id=FT26140KX7Q216171' },
      clue: { reference: 'FT26140KX7Q2', account: '16171', certainty: 'sure' },
    },
    {
      evidence: { kind: 'qr', text: 'https://cs.bankofabyssinia.com/slip/?trx=FT26140KX7Q216171' },
      clue: { reference: 'FT26140KX7Q2', account: '16171', certainty: 'sure' },
    },
    { evidence: { kind: 'number', text: 'ft26140kx7q2' }, clue: { reference: 'FT26140KX7Q2', certainty: 'possible' } },
    { evidence: { kind: 'number', text: 'BOA123456789' }, clue: { reference: 'BOA123456789', certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: 'Bank of Abyssinia to Commercial Bank of Ethiopia, reference FT26140KX7Q2' },
      clue: { reference: 'FT26140KX7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'Slip: https://cs.bankofabyssinia.com/slip/?trx=FT26140KX7Q216171.' },
      clue: { reference: 'FT26140KX7Q2', account: '16171', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://cs.bankofabyssinia.com.example.com/slip/?trx=FT26140KX7Q216171' },
    { kind: 'url', text: 'https://cs.bankofabyssinia.com/slip/?trx=../../admin' },
    { kind: 'number', text: 'FT26140KX7Q200006171' },
    { kind: 'text', text: 'Commercial Bank of Ethiopia to Bank of Abyssinia, FT26140KX7Q2' },
    { kind: 'qr', text: 'U2FsdGVkX18AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=' },
  ],
  references: [
    ['ft26140kx7q2', 'FT26140KX7Q2'],
    ['FT26140KX7Q216171', 'FT26140KX7Q2'],
    ['boa-123456789', 'BOA123456789'],
    ['BOA12345', undefined],
  ],
  days: [
    ['FT26140KX7Q2', '2026-05-20'],
    ['BOA123456789', undefined],
  ],
})
