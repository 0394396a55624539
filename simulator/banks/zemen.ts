import { cutTo, printTime } from '../addis-time.ts'
import { drawPdf, type LabelValue, type PdfBlock } from '../draw-pdf.ts'
import { drawAmount, drawFees, groupedAmount, inWords } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { CAPITALS_AND_DIGITS } from '../random.ts'
import { drawFlexcube } from '../references.ts'
import { askedIn, json, type Payment, pdf, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

const receipt: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://share.zemenbank.com',
  tls: 'default',
  read: ({ path }) => askedIn(path, /^\/rt\/(?<key>[^/]+)\/pdf$/),
  // Whether the reference alone opens a receipt is not known; here it does not.
  keyOf: ({ token }) => token,
  opens: () => true,
  hit: async (payment) => pdf(await drawPdf(blocksOf(payment), { title: 'Receipt', at: payment.at })),
  miss: () => json({ messages: 'Transaction not found.', status: '404' }, 404),
}

export const zemen: SimulatedBank = {
  code: 'zemen',
  name: 'Zemen Bank',
  account: 'none',
  tellsStatus: true,
  lookups: [receipt],
  pay: (random, wish) => {
    const reference = drawFlexcube(random, wish, 'IPOU')
    const amountMinor = drawAmount(random)
    return {
      reference,
      token: random.text(CAPITALS_AND_DIGITS, 8) + reference,
      kind: 'Fund Transfer',
      at: cutTo('day', wish.at),
      precision: 'day',
      payer: { name: drawPerson(random), account: drawAccount(random, '1032', 16) },
      receiver: { name: drawPerson(random), account: drawAccount(random, '1032', 16) },
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: drawReason(random),
      status: wish.status,
    }
  },
  shareUrl: ({ token }) => `https://share.zemenbank.com/rt/${token}/pdf`,
  qr: () => null,
  lines: (payment) => [
    'Zemen Bank',
    ...[...headRows(payment), ...moneyRows(payment)].map(([label, value]) => `${label} ${value}`),
  ],
}

function headRows({ reference, at, payer, receiver, status }: Payment): readonly LabelValue[] {
  const masked = (account: string) => mask(account, { head: 4, stars: 8, tail: 4 })
  return [
    ['Invoice No.:', String(Number.parseInt(reference.slice(7, 12), 10) * 97)],
    ['Date:', printTime(at, 'd-MMM-yyyy')],
    ['Payer name:', payer.name],
    ['Payer account no.:', masked(payer.account)],
    ['Recipient name:', receiver.name],
    ['Recipient account no.:', masked(receiver.account)],
    ['Reference No:', reference],
    ['Transaction status:', status === 'completed' ? 'Completed' : 'Pending'],
  ]
}

function moneyRows({ kind, reason, amountMinor, fees }: Payment): readonly LabelValue[] {
  return [
    [`${kind} ${reason} ETB`, groupedAmount(amountMinor)],
    ['Service Charge ETB', groupedAmount(fees.chargeMinor)],
    ['VAT 15% ETB', groupedAmount(fees.vatMinor)],
    ['Total Amount Paid ETB', groupedAmount(fees.totalMinor)],
  ]
}

function blocksOf(payment: Payment): readonly PdfBlock[] {
  const { totalMinor } = payment.fees
  const words = `${inWords(Math.floor(totalMinor / 100))} birr and ${inWords(totalMinor % 100)} cent(s)`
  return [
    { kind: 'heading', text: 'Zemen Bank S.C.' },
    { kind: 'spaced', pairs: headRows(payment) },
    { kind: 'heading', text: 'Transaction Detail' },
    { kind: 'spaced', pairs: moneyRows(payment) },
    { kind: 'spaced', pairs: [['Total amount in word:', words.toUpperCase()]] },
  ]
}
