import { describe, expect, it } from 'vitest'
import { answer, describeBank, fixture, SOME_PDF } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { mpesa } from './index.ts'

const pdfText = fixture(import.meta.dirname, 'receipt.txt')
const receipt: Receipt = {
  reference: 'UGO0KX7Q2M',
  status: 'completed',
  transactionType: 'Merchant Payment',
  amountMinor: 60_000,
  currency: 'ETB',
  date: '2026-07-24T18:37:39+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '2****348', tail: '348', printed: '251700***348' },
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '2****171', tail: '171', printed: '251700***171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'Payment for goods',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: 60_575 },
}
const saying = (responseCode: string | number, responseDescription: string, bytes?: Uint8Array) =>
  answer(
    200,
    JSON.stringify({
      responseCode,
      responseDescription,
      base64Data: bytes === undefined ? null : Buffer.from(bytes).toString('base64'),
    }),
  )
const hit = { lookup: 'receipt', answer: saying('0', 'Success', SOME_PDF) }
const besideLabels = pdfText
  .replace(/(\d+\.\d{2} Birr\n)+/, '')
  .replace('SERVICE FEE', 'SERVICE FEE 5.00 Birr')
  .replace('DISCOUNT', 'DISCOUNT 0.00 Birr')
  .replace('15% VAT', '15% VAT 0.75 Birr')
  .replace('TOTAL\n', 'TOTAL 605.75 Birr\n')

describeBank({
  bank: mpesa,
  hits: [
    { ...hit, name: 'a payment', pdfText, reading: { kind: 'found', receipt } },
    { ...hit, name: 'sums beside their labels', pdfText: besideLabels, reading: { kind: 'found', receipt } },
    {
      ...hit,
      name: 'English labels alone',
      pdfText: pdfText.replace(/[\u1200-\u137f][^/\n]*\//g, ''),
      reading: { kind: 'found', receipt },
    },
    {
      name: 'a code that is a number',
      lookup: 'receipt',
      answer: saying(0, 'Success', SOME_PDF),
      pdfText: pdfText.replaceAll('SENDER', 'BUYER'),
      reading: { kind: 'found', receipt },
    },
  ],
  misses: [
    {
      name: 'an unknown number',
      lookup: 'receipt',
      answer: saying('1', 'Transaction not found'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'a service behind it that is unwell',
      lookup: 'receipt',
      answer: saying('500.001', 'Internal Server Error'),
      reading: { kind: 'unreachable', cause: 'unwell' },
    },
    {
      name: 'a refusal without a reason',
      lookup: 'receipt',
      answer: saying(7, ''),
      reading: { kind: 'unreadable', detail: 'a refusal that does not say why' },
    },
    {
      name: 'something else in place of the PDF',
      lookup: 'receipt',
      answer: saying('0', 'Success', new TextEncoder().encode('<html></html>')),
      reading: { kind: 'unreadable', detail: 'no PDF in the JSON' },
    },
    {
      ...hit,
      name: 'a PDF of somebody else',
      pdfText: 'Annual report',
      reading: { kind: 'unreadable', detail: 'no reference or no amount' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://m-pesabusiness.safaricom.et/receipt/UGO0KX7Q2M' },
      clue: { reference: 'UGO0KX7Q2M', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://m-pesabusiness.safaricom.et/api/receipt/getReceipt?trxNo=ugo0kx7q2m' },
      clue: { reference: 'UGO0KX7Q2M', certainty: 'sure' },
    },
    {
      evidence: { kind: 'qr', text: 'https://m-pesabusiness.safaricom.et/receipt/UGO0KX7Q2M' },
      clue: { reference: 'UGO0KX7Q2M', certainty: 'sure' },
    },
    { evidence: { kind: 'number', text: 'ugo0kx7q2m' }, clue: { reference: 'UGO0KX7Q2M', certainty: 'possible' } },
    { evidence: { kind: 'text', text: pdfText }, clue: { reference: 'UGO0KX7Q2M', certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: 'UGO0KX7Q2M Confirmed. You sent 600.00 Birr to 251700***171. M-PESA' },
      clue: { reference: 'UGO0KX7Q2M', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://m-pesabusiness.safaricom.et/login/UGO0KX7Q2M' },
    { kind: 'url', text: 'https://safaricom.example.com/receipt/UGO0KX7Q2M' },
    { kind: 'number', text: 'DF70KX7Q2M' },
    { kind: 'text', text: 'UGO0KX7Q2M Confirmed' },
  ],
  references: [
    ['ugo0 kx7q2m', 'UGO0KX7Q2M'],
    ['ABC1234567', 'ABC1234567'],
    ['0418273645', undefined],
  ],
  days: [
    ['UGO0KX7Q2M', '2026-07-24'],
    ['ABC1234567', undefined],
  ],
})

describe('the PDF of M-PESA', () => {
  it('is handed out as it was before it was written as text', () => {
    const reading = mpesa.lookups[0]?.read(saying('0', 'Success', SOME_PDF))
    expect(reading).toEqual({ kind: 'pdf', bytes: SOME_PDF })
  })
})
