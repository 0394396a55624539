import { htmlLines } from '../../../test/html-lines.ts'
import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { telebirr } from './index.ts'

const page = fixture(import.meta.dirname, 'receipt.html')
const receipt: Receipt = {
  reference: 'DF70KX7Q2M',
  status: 'completed',
  transactionType: 'Send Money to Registered Customer',
  amountMinor: 60_000,
  currency: 'ETB',
  date: '2026-06-07T18:37:39+03:00',
  payerName: 'Hirut Tesfaye Molla',
  payerAccount: { masked: '2****3764', tail: '3764', printed: '2519****3764' },
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '2****6171', tail: '6171', printed: '2519****6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee',
  fees: { chargeMinor: 522, vatMinor: 78, disasterFundMinor: null, totalMinor: 60_600 },
}
const toBank: Receipt = {
  ...receipt,
  transactionType: 'Customer Transfer from Mobile Money to Bank',
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '1****6171', tail: '00006171', printed: '1000000006171' },
  receiverBank: 'Commercial Bank of Ethiopia',
  receiverBankCode: 'cbe',
}
const QR = 'ODAxODAwMDIwNjAxMDI5MTAyMDEzMTgxMjQwMDBBNDQ0NjM3MzA0QjU4Mzc1MTMyNEQ2MzA0RDQwRQ=='
const QR_WITH_ANOTHER_CRC = QR.replace('RQ==', 'Rg==')

describeBank({
  bank: telebirr,
  hits: [
    { name: 'a payment', lookup: 'receipt', answer: answer(200, page), reading: { kind: 'found', receipt } },
    {
      name: 'a payment to an account of a bank',
      lookup: 'receipt',
      answer: answer(200, fixture(import.meta.dirname, 'to-bank.html')),
      reading: { kind: 'found', receipt: toBank },
    },
    {
      name: 'a page whose rows are broken',
      lookup: 'receipt',
      answer: answer(200, page.replaceAll('</td>', '').replaceAll('</tr>', '')),
      reading: { kind: 'found', receipt },
    },
    {
      name: 'a payment that was taken back',
      lookup: 'receipt',
      answer: answer(200, page.replace('>Completed<', '>Reversed<')),
      reading: { kind: 'found', receipt: { ...receipt, status: 'reversed' } },
    },
  ],
  misses: [
    {
      name: 'an unknown number',
      lookup: 'receipt',
      answer: answer(200, '<html><body>This request is not correct</body></html>'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'another page of the operator',
      lookup: 'receipt',
      answer: answer(200, '<html><body>Ethio telecom: welcome</body></html>'),
      reading: { kind: 'unreadable', detail: 'no receipt page under status 200' },
    },
    {
      name: 'a receipt in a form that is not known',
      lookup: 'receipt',
      answer: answer(200, '<html><title>telebirr receipt</title><body>Number: 1</body></html>'),
      reading: { kind: 'unreadable', detail: 'no invoice details' },
    },
    {
      name: 'an address outside Ethiopia',
      lookup: 'receipt',
      answer: answer(403, 'Forbidden'),
      reading: { kind: 'unreachable', cause: 'blocked' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://transactioninfo.ethiotelecom.et/receipt/DF70KX7Q2M' },
      clue: { reference: 'DF70KX7Q2M', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://apps.ethiotelecom.et/receipt/del889ng4s' },
      clue: { reference: 'DEL889NG4S', certainty: 'sure' },
    },
    { evidence: { kind: 'qr', text: QR }, clue: { reference: 'DF70KX7Q2M', certainty: 'sure' } },
    { evidence: { kind: 'number', text: 'df7 0kx7q2m' }, clue: { reference: 'DF70KX7Q2M', certainty: 'possible' } },
    {
      evidence: { kind: 'text', text: htmlLines(page).join('') },
      clue: { reference: 'DF70KX7Q2M', certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'Dear customer, your telebirr transaction number is DF70KX7Q2M.' },
      clue: { reference: 'DF70KX7Q2M' },
    },
  ],
  foreign: [
    { kind: 'qr', text: QR_WITH_ANOTHER_CRC },
    { kind: 'qr', text: 'hello' },
    { kind: 'url', text: 'https://example.com/receipt/DF70KX7Q2M' },
    { kind: 'number', text: 'UGO0KX7Q2M' },
    { kind: 'number', text: '0123456789' },
    { kind: 'text', text: 'transaction number DF70KX7Q2M' },
  ],
  references: [
    ['df70kx7q2m', 'DF70KX7Q2M'],
    ['DF70KX7Q2', undefined],
    ['1234567890', undefined],
  ],
  days: [
    ['DF70KX7Q2M', '2026-06-07'],
    ['DB V000000', undefined],
  ],
})
