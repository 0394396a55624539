import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { sinqee } from './index.ts'

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
const notFound = answer(200, '<html><body><h1 style="color:red">Not Found Page</h1></body></html>')
const found = { answer: answer(200, page), reading: { kind: 'found', receipt } } as const
const TOKEN = 'siinqee/Ab3dEf6hIj9lMn2pQr5t_-'

describeBank({
  bank: sinqee,
  hits: [
    { name: 'a payment', lookup: 'receipt', ...found },
    { name: 'a payment', lookup: 'own', ...found },
  ],
  misses: [
    { name: 'an unknown link', lookup: 'receipt', answer: notFound, reading: { kind: 'not_found' } },
    {
      name: 'an unknown number',
      lookup: 'own',
      answer: answer(404, '<html><body>Receipt not found</body></html>'),
      reading: { kind: 'not_found' },
    },
  ],
  troubles: [
    {
      name: 'a host that no longer knows the bank',
      lookup: 'receipt',
      answer: answer(404, '<pre>Cannot GET /siinqee/Ab3dEf6hIj9lMn2pQr5t_-</pre>'),
      reading: { kind: 'unreadable', detail: 'no receipt under status 404' },
    },
    {
      name: 'a site that does not know the address',
      lookup: 'own',
      answer: answer(404, '<html><title>Page not found</title></html>'),
      reading: { kind: 'unreadable', detail: 'no receipt under status 404' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: `https://receipt.ebirr.com/${TOKEN}` },
      clue: { token: TOKEN, certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://siinqeebank.com/receipt/204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'sure' },
    },
    { evidence: { kind: 'qr', text: `https://receipt.ebirr.com/${TOKEN}` }, clue: { token: TOKEN, certainty: 'sure' } },
    { evidence: { kind: 'number', text: TOKEN }, clue: { token: TOKEN, certainty: 'sure' } },
    {
      evidence: { kind: 'text', text: 'Siinqee Bank. Reference: 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'Siinqee Bank\neBirr Receipt\nReference 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'eBirr Receipt\nReference 204183KX7Q' },
      clue: { reference: '204183KX7Q', certainty: 'possible' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://receipt.ebirr.com/nib/Ab3dEf6hIj9lMn2pQr5t_-' },
    { kind: 'url', text: 'https://siinqeebank.com/careers/204183KX7Q' },
    { kind: 'number', text: '204183KX7Q' },
    { kind: 'text', text: 'Reference: 204183KX7Q' },
  ],
  references: [
    ['204183-kx7q', '204183KX7Q'],
    ['hello', undefined],
  ],
  days: [],
})
