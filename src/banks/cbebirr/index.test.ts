import { answer, describeBank, fixture, SOME_PDF } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { cbebirr } from './index.ts'

const pdfText = fixture(import.meta.dirname, 'receipt.txt')
const receipt: Receipt = {
  reference: 'CAB1ZXY90Q',
  status: 'completed',
  transactionType: null,
  amountMinor: 60_000,
  currency: 'ETB',
  date: '2026-06-07T18:37:00+03:00',
  payerName: 'Hirut Tesfaye Molla',
  payerAccount: { masked: '2****8348', tail: '00008348', printed: '251900008348' },
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '2****6171', tail: '00006171', printed: '251900006171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: 60_575 },
}
const pdf = { lookup: 'receipt', answer: answer(200, SOME_PDF) }
const dated = (date: string) => pdfText.replace('2026-06-07 18:37', `\n${date}\n`)
const SHELL = '<html><head><title>Auto Receipt</title></head><body><div id="ReportViewer1"></div></body></html>'
const clue = { reference: 'CAB1ZXY90Q', account: '251900008348', certainty: 'sure' } as const

describeBank({
  bank: cbebirr,
  hits: [
    { ...pdf, name: 'a payment', pdfText, reading: { kind: 'found', receipt } },
    {
      ...pdf,
      name: 'values beside their labels',
      pdfText: pdfText
        .replace(/(Account|Name|Status)\n/g, '$1 ')
        .replace('Payment Reason\n', 'Payment Reason two sacks of coffee\n'),
      reading: { kind: 'found', receipt },
    },
    {
      ...pdf,
      name: 'the day before the month',
      pdfText: dated('17/06/2026 18:37:05'),
      reading: { kind: 'found', receipt: { ...receipt, date: '2026-06-17T18:37:05+03:00' } },
    },
    {
      ...pdf,
      name: 'the month before the day',
      pdfText: dated('6/17/2026'),
      reading: { kind: 'found', receipt: { ...receipt, date: '2026-06-17T00:00:00+03:00' } },
    },
    {
      ...pdf,
      name: 'a date that can be two days',
      pdfText: dated('06/07/2026 18:37'),
      reading: { kind: 'found', receipt: { ...receipt, date: null } },
    },
    {
      ...pdf,
      name: 'a payment under way',
      pdfText: pdfText.replace('Completed', 'Pending'),
      reading: { kind: 'found', receipt: { ...receipt, status: 'pending' } },
    },
  ],
  misses: [
    {
      name: 'a viewer without a receipt',
      lookup: 'receipt',
      answer: answer(200, SHELL),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'a PDF of somebody else',
      lookup: 'receipt',
      answer: answer(200, SOME_PDF),
      pdfText: 'Commercial Bank of Ethiopia',
      reading: { kind: 'unreadable', detail: 'not a receipt of this bank' },
    },
    {
      name: 'another page',
      lookup: 'receipt',
      answer: answer(404, '<html><title>404</title></html>'),
      reading: { kind: 'unreadable', detail: 'no PDF under status 404' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://cbepay1.cbe.com.et/aureceipt?TID=CAB1ZXY90Q&PH=251900008348' },
      clue,
    },
    {
      evidence: { kind: 'url', text: 'https://cbepay1.cbe.com.et/aureceipt?TID=cab1zxy90q&PH=0900008348' },
      clue,
    },
    { evidence: { kind: 'qr', text: 'https://cbepay2.cbe.com.et/aureceipt?TID=CAB1ZXY90Q&PH=251900008348' }, clue },
    { evidence: { kind: 'number', text: 'cab1zxy90q' }, clue: { reference: 'CAB1ZXY90Q', certainty: 'possible' } },
    { evidence: { kind: 'text', text: pdfText }, clue: { reference: 'CAB1ZXY90Q', certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: 'Your CBE Birr payment is done. Txn ID CAB1ZXY90Q.' },
      clue: { reference: 'CAB1ZXY90Q', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://cbepay1.cbe.com.et/login?TID=CAB1ZXY90Q&PH=251900008348' },
    { kind: 'url', text: 'https://cbepay1.cbe.com.et.example.com/aureceipt?TID=CAB1ZXY90Q' },
    { kind: 'number', text: '1234567890' },
    { kind: 'text', text: 'Txn ID CAB1ZXY90Q' },
    { kind: 'text', text: 'telebirr to CBE Birr, Txn ID CAB1ZXY90Q' },
  ],
  references: [
    [' cab1 zxy90q ', 'CAB1ZXY90Q'],
    ['CAB1ZXY90', undefined],
    ['1234567890', undefined],
  ],
  days: [],
})
