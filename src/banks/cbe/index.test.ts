import { answer, describeBank, fixture, SOME_PDF } from '../bank.contract.ts'
import type { Reading, Receipt } from '../bank.ts'
import { cbe } from './index.ts'

const receipt: Receipt = {
  reference: 'FT26140KX7Q2',
  status: 'completed',
  transactionType: 'ACNX',
  amountMinor: 130_000,
  currency: 'ETB',
  date: '2026-05-20T11:14:09+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '1****8348', tail: '8348', printed: '1********8348' },
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '1****6171', tail: '6171', printed: '1********6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee done via Mobile',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: 25, totalMinor: 130_600 },
}
const token = fixture(import.meta.dirname, 'token.json')
const pdfText = fixture(import.meta.dirname, 'legacy.txt')
const onPaper: Receipt = {
  ...receipt,
  transactionType: null,
  payerAccount: { masked: '1****8348', tail: '8348', printed: '1****8348' },
  receiverAccount: { masked: '1****6171', tail: '6171', printed: '1****6171' },
}
const printed: Reading = { kind: 'found', receipt: onPaper }
const forbidden = '<html>You Are Not Allowed to See This Data, Please Check your Link</html>'
const problem = (status: number, detail: string) => answer(status, JSON.stringify({ status, detail }))

describeBank({
  bank: cbe,
  hits: [
    { name: 'a payment', lookup: 'token', answer: answer(200, token), reading: { kind: 'found', receipt } },
    {
      name: 'a payment that is not settled',
      lookup: 'token',
      answer: answer(200, token.replace('"transactionType"', '"status": "PENDING", "transactionType"')),
      reading: { kind: 'found', receipt: { ...receipt, status: 'pending' } },
    },
    { name: 'a receipt', lookup: 'legacy', answer: answer(200, SOME_PDF), pdfText, reading: printed },
    {
      name: 'the layout of 2026, its breaks lost',
      lookup: 'legacy',
      answer: answer(200, SOME_PDF),
      pdfText: pdfText.replace('5/20/2026, 11:14:09 AM', 'May 20, 2026, 11:14 AM').replace(/\n/g, ' '),
      reading: { kind: 'found', receipt: { ...onPaper, date: '2026-05-20T11:14:00+03:00' } },
    },
    { name: 'a receipt', lookup: 'branch', answer: answer(200, SOME_PDF), pdfText, reading: printed },
  ],
  misses: [
    {
      name: 'an unknown link',
      lookup: 'token',
      answer: problem(400, 'transaction not found with id: FT26140KX7Q2'),
      reading: { kind: 'not_found' },
    },
    {
      name: 'a link that was changed',
      lookup: 'token',
      answer: problem(500, 'Security Alert: Invalid or tampered legacy token!'),
      reading: { kind: 'not_found' },
    },
    { name: 'status 404', lookup: 'legacy', answer: answer(404, forbidden), reading: { kind: 'not_found' } },
    { name: 'status 200', lookup: 'branch', answer: answer(200, forbidden), reading: { kind: 'not_found' } },
  ],
  troubles: [
    {
      name: 'the headers of the app are missing',
      lookup: 'token',
      answer: answer(400, 'Missing Headers'),
      reading: { kind: 'unreachable', cause: 'headers' },
    },
    {
      name: 'a page instead of a PDF',
      lookup: 'legacy',
      answer: answer(200, '<html>Service under maintenance</html>', { 'content-type': 'application/pdf' }),
      reading: { kind: 'unreadable', detail: 'no PDF under status 200' },
    },
    {
      name: 'a PDF of somebody else',
      lookup: 'legacy',
      answer: answer(200, SOME_PDF),
      pdfText: 'Annual report',
      reading: { kind: 'unreadable', detail: 'not a receipt of this bank' },
    },
    {
      name: 'a 404 that is not about the payment',
      lookup: 'branch',
      answer: answer(404, '<html>nginx</html>'),
      reading: { kind: 'unreadable', detail: 'no PDF under status 404' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://mbreciept.cbe.com.et/v2-Ab3dEf6hIj9lMn2pQr5t' },
      clue: { token: 'v2-Ab3dEf6hIj9lMn2pQr5t', reference: undefined, certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://apps.cbe.com.et:100/?id=FT26140KX7Q200006171' },
      clue: { reference: 'FT26140KX7Q2', account: '00006171', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://apps.cbe.com.et:100/BranchReceipt/FT26140KX7Q2&00006171' },
      clue: { reference: 'FT26140KX7Q2', account: '00006171', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://cbe.com.et/receipt/FT25161234567' },
      clue: { reference: 'FT25161234567', certainty: 'sure' },
    },
    { evidence: { kind: 'qr', text: 'FT26140KX7Q2' }, clue: { reference: 'FT26140KX7Q2', certainty: 'possible' } },
    {
      evidence: { kind: 'number', text: 'ft26140kx7q2 00006171' },
      clue: { reference: 'FT26140KX7Q2', account: '00006171', certainty: 'sure' },
    },
    {
      evidence: { kind: 'number', text: 'v2-Ab3dEf6hIj9lMn2pQr5t' },
      clue: { token: 'v2-Ab3dEf6hIj9lMn2pQr5t', reference: undefined, certainty: 'sure' },
    },
    { evidence: { kind: 'text', text: pdfText }, clue: { reference: 'FT26140KX7Q2', certainty: 'sure' } },
  ],
  foreign: [
    { kind: 'url', text: 'https://mbreciept.cbe.com.et.example.com/v2-Ab3dEf6hIj9lMn2pQr5t' },
    { kind: 'url', text: 'https://mbreciept.cbe.com.et/../../admin' },
    { kind: 'number', text: 'FT26140KX7Q200061' },
    { kind: 'text', text: 'Bank of Abyssinia, reference FT26140KX7Q2' },
    { kind: 'text', text: 'CBE Birr receipt FT26140KX7Q2' },
  ],
  references: [
    ['ft26140kx7q2', 'FT26140KX7Q2'],
    [' FT26140 KX7Q2 ', 'FT26140KX7Q2'],
    ['FT25161234567', 'FT25161234567'],
    ['FT26140KX7Q', undefined],
    ['DF70000000', undefined],
  ],
  days: [
    ['FT26140KX7Q2', '2026-05-20'],
    ['FT25161234567', undefined],
  ],
})
