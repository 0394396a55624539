import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { amhara } from './index.ts'

const transaction = fixture(import.meta.dirname, 'transaction.json')
const receipt: Receipt = {
  reference: 'FT26140KX7Q2',
  status: 'completed',
  transactionType: 'IPS Outgoing Txn',
  amountMinor: 503_600,
  currency: 'ETB',
  date: '2026-05-20T11:14:00+03:00',
  payerName: 'HIRUT TESFAYE MOLLA',
  payerAccount: { masked: '9****8348', tail: '8348', printed: '9900*****8348' },
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '1****6171', tail: '6171', printed: '1000*****6171' },
  receiverBank: 'Awash Bank',
  receiverBankCode: 'awash',
  description: 'two sacks of coffee',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: 25, totalMinor: 504_200 },
}
const hit = (name: string, body: string, changes: Partial<Receipt> = {}) => ({
  name,
  lookup: 'receipt',
  answer: answer(200, body),
  reading: { kind: 'found', receipt: { ...receipt, ...changes } } as const,
})
const incoming = transaction
  .replace('IPS Outgoing Txn', 'IPS Incoming Txn')
  .replace('"sendorName": ""', '"sendorName": "ALMAZ BEKELE"')
  .replace('"sendorAccount": ""', '"sendorAccount": "0132*****7777"')
const inside = transaction.replace('IPS Outgoing Txn', 'Account Transfer').replace('"Awash Bank"', '""')
const CODE = '{ "transactionId":"FT26140KX7Q2", "creditAccountNo":"9900000006171" }'

describeBank({
  bank: amhara,
  hits: [
    hit('a payment to another bank', transaction),
    hit('a payment from another bank', incoming, {
      transactionType: 'IPS Incoming Txn',
      payerName: 'ALMAZ BEKELE',
      payerAccount: { masked: '0****7777', tail: '7777', printed: '0132*****7777' },
      receiverName: 'IPS SETTLEMENT',
      receiverAccount: { masked: '9****0001', tail: '0001', printed: '9900*****0001' },
      receiverBank: null,
      receiverBankCode: null,
    }),
    hit('a payment inside the bank', inside, {
      transactionType: 'Account Transfer',
      receiverName: 'IPS SETTLEMENT',
      receiverAccount: { masked: '9****0001', tail: '0001', printed: '9900*****0001' },
      receiverBank: null,
      receiverBankCode: null,
    }),
    hit('a payment that is not settled', transaction.replace('"MAT"', '"PEN"'), { status: 'unknown' }),
    hit('a payment with its day alone', transaction.replace('2605201114', ''), { date: '2026-05-20T00:00:00+03:00' }),
  ],
  misses: [500, 404].map((status) => ({
    name: `status ${status} in its own JSON`,
    lookup: 'receipt',
    answer: answer(status, '{"status":false,"message":"Internal server error."}'),
    reading: { kind: 'not_found' } as const,
  })),
  troubles: [
    {
      name: 'status 500 of a proxy',
      lookup: 'receipt',
      answer: answer(500, '<html>Internal Server Error</html>'),
      reading: { kind: 'unreachable', cause: 'unwell' },
    },
    {
      name: 'status 404 of a proxy',
      lookup: 'receipt',
      answer: answer(404, '<html>nginx</html>'),
      reading: { kind: 'unreadable', detail: 'no transaction under status 404' },
    },
    {
      name: 'no amount',
      lookup: 'receipt',
      answer: answer(200, transaction.replace('ETB5036.00', '')),
      reading: { kind: 'unreadable', detail: 'no amount' },
    },
  ],
  clues: [
    {
      evidence: { kind: 'url', text: 'https://receipt.amharabank.com.et/?trx=FT26140KX7Q2' },
      clue: { reference: 'FT26140KX7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'url', text: 'https://transaction.amharabank.com.et/ft26140kx7q2' },
      clue: { reference: 'FT26140KX7Q2', certainty: 'sure' },
    },
    {
      evidence: { kind: 'qr', text: CODE },
      clue: {
        reference: 'FT26140KX7Q2',
        certainty: 'sure',
        said: { receiverAccount: { masked: '9****6171', tail: '00006171', printed: '9900000006171' } },
      },
    },
    {
      evidence: { kind: 'qr', text: 'https://receipt.amharabank.com.et/?trx=FT26140KX7Q2' },
      clue: { reference: 'FT26140KX7Q2', certainty: 'sure' },
    },
    { evidence: { kind: 'number', text: 'ft26140kx7q2' }, clue: { reference: 'FT26140KX7Q2', certainty: 'possible' } },
    {
      evidence: { kind: 'text', text: 'Amhara Bank to Commercial Bank of Ethiopia FT26140KX7Q2' },
      clue: { reference: 'FT26140KX7Q2', certainty: 'sure' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://receipt.amharabank.com.et/?trx=hello' },
    { kind: 'url', text: 'https://amharabank.example.com/?trx=FT26140KX7Q2' },
    { kind: 'qr', text: '{"transactionId":"hello"}' },
    { kind: 'qr', text: '{"transactionId":"FT26140KX7Q2","amount":1}' },
    { kind: 'text', text: 'FT26140KX7Q2' },
  ],
  references: [
    ['ft26140 kx7q2', 'FT26140KX7Q2'],
    ['FT26140KX7Q', undefined],
  ],
  days: [
    ['FT26140KX7Q2', '2026-05-20'],
    ['FT26999KX7Q2', undefined],
  ],
})
