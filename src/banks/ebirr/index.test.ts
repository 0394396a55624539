import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { ebirr } from './index.ts'

const page = fixture(import.meta.dirname, 'receipt.html')
const receipt: Receipt = {
  reference: '204183KX7Q',
  status: 'completed',
  transactionType: null,
  amountMinor: 130_000,
  currency: 'ETB',
  date: '2026-06-07T18:37:39+03:00',
  payerName: 'Hirut Tesfaye Molla',
  payerAccount: { masked: '7****8348', tail: '8348', printed: '7000*****8348' },
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '7****6171', tail: '6171', printed: '7000*****6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: 130_575 },
}
const NOT_FOUND = '<html><body><h1 style="color:red">Not Found Page</h1></body></html>'
const TOKEN = 'Ab3dEf6hIj9lMn2pQr5t_-'

describeBank({
  bank: ebirr,
  hits: [
    { name: 'a payment', lookup: 'receipt', answer: answer(200, page), reading: { kind: 'found', receipt } },
    {
      name: 'other words, and colons in cells of their own',
      lookup: 'receipt',
      answer: answer(
        200,
        page
          .replaceAll('</td><td>', '</td><td>:</td><td>')
          .replace('>Sender<', '>Payer name:<')
          .replace('>Receiver<', '>Beneficiary<')
          .replace('>Reference<', '>Transaction ID<'),
      ),
      reading: { kind: 'found', receipt },
    },
    {
      name: 'a page that says nothing of the outcome',
      lookup: 'receipt',
      answer: answer(200, page.replace('>Status<', '>Stamp<')),
      reading: { kind: 'found', receipt: { ...receipt, status: 'unknown' } },
    },
  ],
  misses: [
    { name: 'an unknown link', lookup: 'receipt', answer: answer(200, NOT_FOUND), reading: { kind: 'not_found' } },
  ],
  troubles: [
    {
      name: 'a tenant that is gone from the host',
      lookup: 'receipt',
      answer: answer(404, '<pre>Cannot GET /nib/Ab3dEf6hIj9lMn2pQr5t_-</pre>'),
      reading: { kind: 'unreadable', detail: 'no receipt under status 404' },
    },
    {
      name: 'a layout that is not known',
      lookup: 'receipt',
      answer: answer(200, '<html><div>Paid: ETB 1,300.00</div></html>'),
      reading: { kind: 'unreadable', detail: 'no receipt under status 200' },
    },
  ],
  clues: [
    ...['nib', 'wegagen', 'ahadu', 'kaafimf'].map((tenant) => ({
      evidence: { kind: 'url', text: `https://receipt.ebirr.com/${tenant}/${TOKEN}` } as const,
      clue: { token: `${tenant}/${TOKEN}`, certainty: 'sure' } as const,
    })),
    {
      evidence: { kind: 'qr', text: `https://receipt.ebirr.com/nib/${TOKEN}` },
      clue: { token: `nib/${TOKEN}`, certainty: 'sure' },
    },
    { evidence: { kind: 'number', text: `nib/${TOKEN}` }, clue: { token: `nib/${TOKEN}`, certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: `Your receipt: receipt.ebirr.com/ahadu/${TOKEN} .` },
      clue: { token: `ahadu/${TOKEN}`, certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'eBirr Receipt\nSender Hirut Tesfaye Molla\nReference 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'possible' },
    },
    {
      evidence: { kind: 'text', text: 'eBirr Receipt\nReceiver Saba Coffee PLC, Wegagen Bank\nReference 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'possible' },
    },
    {
      evidence: { kind: 'text', text: 'NIB eBirr Receipt\nReference 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'url', text: `https://receipt.ebirr.com/siinqee/${TOKEN}` },
    { kind: 'url', text: `https://receipt.ebirr.com/coopay/${TOKEN}` },
    { kind: 'url', text: `https://receipt.ebirr.com/unknown/${TOKEN}` },
    { kind: 'url', text: 'https://receipt.ebirr.com/nib/..%2fadmin' },
    { kind: 'url', text: `https://receipt.ebirr.com.example.com/nib/${TOKEN}` },
    { kind: 'number', text: '204183KX7Q' },
    { kind: 'text', text: 'eBirr receipt 204183KX7Q' },
  ],
  references: [
    ['204183kx7q', '204183KX7Q'],
    ['nib/x', undefined],
  ],
  days: [],
})
