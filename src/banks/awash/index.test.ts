import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, describeBank, fixture } from '../bank.contract.ts'
import type { Receipt } from '../bank.ts'
import { awash } from './index.ts'

const page = (name: string) => fixture(import.meta.dirname, name)
const hirut: Pick<Receipt, 'payerName' | 'payerAccount'> = {
  payerName: 'Hirut Tesfaye Molla',
  payerAccount: { masked: '0****8348', tail: '8348', printed: '01425******8348' },
}
const sendToBank: Receipt = {
  ...hirut,
  reference: '260607112275735',
  status: 'completed',
  transactionType: 'Send To Bank',
  amountMinor: 300_000,
  currency: 'ETB',
  date: '2026-06-07T11:22:03+03:00',
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '0****6171', tail: '6171', printed: '01320******6171' },
  receiverBank: null,
  receiverBankCode: null,
  description: 'Transaction Failed',
  fees: { chargeMinor: 500, vatMinor: 75, disasterFundMinor: null, totalMinor: null },
}
const ips: Receipt = {
  ...sendToBank,
  transactionType: 'IPS Bank Transfer',
  amountMinor: 100_000,
  receiverName: 'SABA COFFEE PLC',
  receiverAccount: { masked: '1****6171', tail: '00006171', printed: '1000000006171' },
  receiverBank: 'Commercial Bank of Ethiopia',
  receiverBankCode: 'cbe',
  description: 'two sacks of coffee',
  fees: { ...sendToBank.fees, chargeMinor: null },
}
const sendMoney: Receipt = {
  ...sendToBank,
  transactionType: 'Send Money',
  amountMinor: 25_000,
  receiverName: null,
  receiverAccount: { masked: '2****6171', tail: '00006171', printed: '251900006171' },
  description: null,
  fees: { ...sendToBank.fees, chargeMinor: null, vatMinor: null },
}
const merchant: Receipt = {
  ...sendMoney,
  transactionType: 'Merchant Payment',
  amountMinor: 10_000,
  receiverName: 'Saba Coffee PLC',
  receiverAccount: { masked: '8****6171', tail: '806171', printed: '806171' },
}
const toTelebirr: Receipt = {
  ...sendToBank,
  transactionType: 'Telebirr Transfer',
  amountMinor: 80_000,
  date: '2026-06-07T00:00:00+03:00',
  receiverName: 'Saba Alemu Kebede',
  receiverAccount: { masked: '2****6171', tail: '00006171', printed: '251900006171' },
  receiverBank: 'Telebirr',
  receiverBankCode: 'telebirr',
  description: 'coffee',
}
const kinds: readonly (readonly [string, Receipt])[] = [
  ['ips-transfer.html', ips],
  ['send-to-bank.html', sendToBank],
  ['send-money.html', sendMoney],
  ['merchant-payment.html', merchant],
  ['telebirr-transfer.html', toTelebirr],
]
const TOKEN = '-2KDL95Z0NR-4U61O6'
const clue = { token: TOKEN, reference: '260607112275735', certainty: 'sure' } as const

describeBank({
  bank: awash,
  hits: [
    ...kinds.map(([name, receipt]) => ({
      name,
      lookup: 'receipt',
      answer: answer(200, page(name)),
      reading: { kind: 'found', receipt } as const,
    })),
    {
      name: 'a payment that did not go through',
      lookup: 'receipt',
      answer: answer(200, page('send-to-bank.html').replace('>Transfer successful<', '>Transfer failed<')),
      reading: { kind: 'found', receipt: { ...sendToBank, status: 'failed' } },
    },
    {
      name: 'an outcome that is not known',
      lookup: 'receipt',
      answer: answer(200, page('send-to-bank.html').replace('>Transfer successful<', '>Transfer suspended<')),
      reading: { kind: 'found', receipt: { ...sendToBank, status: 'unknown' } },
    },
    {
      name: 'an outcome in a heading',
      lookup: 'receipt',
      answer: answer(
        200,
        page('send-to-bank.html').replace('<title>Transfer successful</title>', '<h3>Transaction Reversed</h3>'),
      ),
      reading: { kind: 'found', receipt: { ...sendToBank, status: 'reversed' } },
    },
    {
      name: 'a page that says nothing of the outcome',
      lookup: 'receipt',
      answer: answer(
        200,
        page('send-to-bank.html')
          .replace('<title>Transfer successful</title>', '')
          .replace('>Transaction Failed<', '>Transaction Successful<'),
      ),
      reading: {
        kind: 'found',
        receipt: { ...sendToBank, description: 'Transaction Successful' },
      },
    },
  ],
  misses: ['Receipt not found', 'Invalid receipt id', 'Mistmatch / invalid receipt id'].map((said) => ({
    name: said,
    lookup: 'receipt',
    answer: answer(200, `<html><body>${said}</body></html>`),
    reading: { kind: 'not_found' } as const,
  })),
  troubles: [
    {
      name: 'the firewall of the bank',
      lookup: 'receipt',
      answer: answer(200, '<html>The requested URL was rejected. Your support ID is: 1234</html>'),
      reading: { kind: 'unreachable', cause: 'blocked' },
    },
    {
      name: 'the dash is missing',
      lookup: 'receipt',
      answer: answer(403, 'Forbidden'),
      reading: { kind: 'unreachable', cause: 'blocked' },
    },
    {
      name: 'a receipt without its amount',
      lookup: 'receipt',
      answer: answer(200, page('send-money.html').replace('250 ETB', '')),
      reading: { kind: 'unreadable', detail: 'no reference or no amount' },
    },
  ],
  clues: [
    { evidence: { kind: 'url', text: `https://awashpay.awashbank.com:8225/${TOKEN}` }, clue },
    { evidence: { kind: 'url', text: 'https://awashpay.awashbank.com:8225/-2kdl95z0nr-4u61o6' }, clue },
    { evidence: { kind: 'qr', text: `https://awashpay.awashbank.com:8225/${TOKEN}` }, clue },
    { evidence: { kind: 'number', text: '2KDL95Z0NR-4U61O6' }, clue },
    {
      evidence: { kind: 'url', text: 'https://awashpay.awashbank.com:8225/-E41AE0D86FFA-21XYYW' },
      clue: { token: '-E41AE0D86FFA-21XYYW', reference: undefined, certainty: 'sure' },
    },
    {
      evidence: { kind: 'number', text: '260607112275735' },
      clue: { token: undefined, reference: '260607112275735', certainty: 'possible' },
    },
    {
      evidence: { kind: 'text', text: `Dear customer, see https://awashpay.awashbank.com:8225/${TOKEN}.` },
      clue,
    },
    {
      evidence: { kind: 'text', text: 'Awash Bank Telebirr Transfer Transaction ID : 260607112275735' },
      clue: { reference: '260607112275735', token: undefined, certainty: 'sure' },
    },
    {
      evidence: { kind: 'text', text: 'Transaction Successful Transaction ID : 260607112275735' },
      clue: { reference: '260607112275735', token: undefined, certainty: 'possible' },
    },
  ],
  foreign: [
    { kind: 'url', text: 'https://awashpay.awashbank.com:8225/admin' },
    { kind: 'url', text: `https://awashpay.awashbank.com@example.com/${TOKEN}` },
    { kind: 'number', text: '261307112275735' },
    { kind: 'text', text: 'Transaction ID : 261307112275735' },
  ],
  references: [
    ['2606 0711 2275 735', '260607112275735'],
    ['-2kdl95z0nr-4u61o6', '260607112275735'],
    ['261307112275735', undefined],
    ['FT26140KX7Q2', undefined],
  ],
  days: [
    ['260607112275735', '2026-06-07'],
    ['E41AE0D86FFA', undefined],
  ],
})

describe('the number in a link of Awash', () => {
  it('is every number that the bank can give', () => {
    const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 99_999 }), (moment, sequence) => {
        const digits = moment.toISOString().replace(/\D/g, '').slice(2, 12)
        const reference = `${digits}${String(sequence).padStart(5, '0')}`
        const token = `-${Number(reference).toString(36).toUpperCase()}-4U61O6`
        expect(awash.detect({ kind: 'number', text: token })).toMatchObject({ reference, token })
      }),
    )
  })
})
