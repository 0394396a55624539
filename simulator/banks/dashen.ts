import { printTime } from '../addis-time.ts'
import { drawPdf, type LabelValue } from '../draw-pdf.ts'
import { drawAmount, drawFees, groupedAmount, inWords } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { DIGITS } from '../random.ts'
import { drawFlexcube } from '../references.ts'
import {
  askedIn,
  escapeHtml,
  html,
  json,
  type Payment,
  pdf,
  type SimulatedBank,
  type SimulatedLookup,
} from '../simulated-bank.ts'

const TITLE = 'Dashen Bank Super App Electronic Value Added Tax Receipt'
const PRODUCTS = ['WDTI', 'OBTI', 'LTWS', 'WDTS', 'ATWR'] as const

const KINDS: Readonly<Record<(typeof PRODUCTS)[number], string>> = {
  WDTI: 'Within Dashen Transfer',
  OBTI: 'Other Bank Transfer',
  LTWS: 'Wallet Transfer',
  WDTS: 'Within Dashen Transfer',
  ATWR: 'Within Dashen Transfer',
}

const NOT_FOUND = json({ statusCode: 400, message: 'Transaction not found' }, 400)

const byReference: Pick<SimulatedLookup, 'tls' | 'keyOf' | 'opens' | 'miss'> = {
  tls: 'default',
  keyOf: ({ reference }) => reference,
  opens: () => true,
  miss: () => NOT_FOUND,
}

/** The page of today: only HTML, out of which the browser makes a PDF. */
const page: SimulatedLookup = {
  ...byReference,
  name: 'html',
  realOrigin: 'https://receipts.dashenbanksc.com',
  read: ({ path }) => askedIn(path, /^\/receipt\/(?<key>[^/]+)$/),
  hit: (payment) => html(receiptPage(payment)),
  ownFaults: {
    old_pdf: async (payment) => (payment === undefined ? NOT_FOUND : pdf(await drawOldReceipt(payment))),
  },
}

/** The PDF of 2025, which the real bank answers with 502 since mid-2026. */
const oldPdf: SimulatedLookup = {
  ...byReference,
  name: 'pdf',
  realOrigin: 'https://receipt.dashensuperapp.com',
  read: ({ path }) =>
    askedIn(path, /^\/(receipt\/(?<key>[^/]+)|receipts\/Within-Dashen-Transfer-(?<other>[^/]+)\.pdf)$/),
  hit: async (payment) => pdf(await drawOldReceipt(payment)),
}

export const dashen: SimulatedBank = {
  code: 'dashen',
  name: 'Dashen Bank',
  account: 'receiver',
  tellsStatus: false,
  lookups: [page, oldPdf],
  pay: (random, wish) => {
    const product = PRODUCTS[wish.index % PRODUCTS.length] ?? 'WDTI'
    const amountMinor = drawAmount(random)
    return {
      reference: drawFlexcube(random, wish, product),
      token: null,
      kind: KINDS[product],
      at: wish.at,
      precision: 'second',
      payer: { name: drawPerson(random), account: drawAccount(random, '2912', 13) },
      receiver: { name: drawPerson(random), account: drawAccount(random, '5012', 13) },
      amountMinor,
      fees: drawFees(random, amountMinor, true),
      reason: `${drawReason(random)} ${random.text(DIGITS, 3)}`,
      status: wish.status,
    }
  },
  shareUrl: ({ reference }) => `https://receipts.dashenbanksc.com/receipt/${reference}`,
  qr: () => null,
  lines: (payment) => [
    TITLE,
    ...textRows(payment).map(([label, value]) => `${label}: ${value}`),
    ...moneyRows(payment).map(([label, value]) => `${label} ${value}`),
  ],
}

function drawOldReceipt(payment: Payment): Promise<Uint8Array> {
  const { reference, at, payer, receiver, amountMinor, fees, reason, kind } = payment
  const etb = (minor: number) => `${groupedAmount(minor)} ETB`
  return drawPdf(
    [
      { kind: 'heading', text: TITLE },
      {
        kind: 'pairs',
        pairs: [
          ['Account Holder Name', payer.name],
          ['Account Number', maskAccount(payer.account)],
          ['Transaction Channel', 'Dashen Super App'],
          ['Service Type', kind],
          ['Receiver Name', receiver.name],
          [accountLabel(payment), maskAccount(receiver.account)],
          // The misspelling is the bank's.
          ['Instituton Name', bankOfReceiver(payment)],
          ['Transaction Ref', reference],
          ['Date', printTime(at, 'MMM dd, yyyy, hh:mm:ss a')],
          ['Narrative', reason],
          ['Transaction Amount', etb(amountMinor)],
          ['Service Charge', etb(fees.chargeMinor)],
          ['VAT (15%)', etb(fees.vatMinor)],
          ['DRRF Fee', etb(fees.fundMinor)],
          ['Total', etb(fees.totalMinor)],
          ['Amount in words', `${inWords(Math.floor(fees.totalMinor / 100))} birr`],
        ],
      },
    ],
    { title: TITLE, at },
  )
}

function maskAccount(account: string): string {
  return mask(account, { head: 4, stars: 6, tail: 3 })
}

/** A wallet has no account. */
function accountLabel({ kind }: Payment): string {
  return kind === 'Wallet Transfer' ? 'Phone No.' : 'Receiver Account Number'
}

function bankOfReceiver({ kind }: Payment): string {
  if (kind === 'Wallet Transfer') return 'Telebirr'
  return kind === 'Other Bank Transfer' ? 'Awash Bank' : 'Dashen Bank'
}

function textRows(payment: Payment): readonly LabelValue[] {
  const { reference, at, payer, receiver, reason, kind } = payment
  return [
    ['Sender Name', payer.name],
    ['Sender Account Number', maskAccount(payer.account)],
    ['Transaction Channel', 'Dashen Super App'],
    ['Service Type', kind],
    ['Narrative', reason],
    ['Receiver Name', receiver.name],
    ['Beneficiary Bank Name', bankOfReceiver(payment)],
    [accountLabel(payment), maskAccount(receiver.account)],
    ['Transaction Reference', reference],
    // The longer number that people copy by mistake, and that no service knows.
    ['Transfer Reference', `${reference.slice(3, 7)}${reference.slice(7)}${reference.slice(0, 3)}000417`],
    ['Transaction Date', printTime(at, 'MMM dd, yyyy, hh:mm:ss a')],
  ]
}

function moneyRows({ amountMinor, fees }: Payment): readonly LabelValue[] {
  const etb = (minor: number) => `ETB ${groupedAmount(minor)}`
  return [
    ['Transaction Amount', etb(amountMinor)],
    ['Service Charge', etb(fees.chargeMinor)],
    ['Excise Tax (15%)', etb(0)],
    ['DRRF Fee', etb(fees.fundMinor)],
    ['VAT (15%)', etb(fees.vatMinor)],
    ['Penalty Fee', etb(0)],
    ['Income Tax Fee', etb(0)],
    ['Tax', etb(0)],
    ['Interest Fee', etb(0)],
    ['Stamp Duty', etb(0)],
    ['Discount Amount', etb(0)],
    ['Total', etb(fees.totalMinor)],
  ]
}

function receiptPage(payment: Payment): string {
  const rows = textRows(payment).map(([label, value]) => `<p><strong>${label}:</strong> ${escapeHtml(value)}</p>`)
  const money = moneyRows(payment).map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`)
  const words = `${inWords(Math.floor(payment.fees.totalMinor / 100))} birr`
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Receipt</title><style>body{font-family:sans-serif}</style></head>
<body><div class="receipt" id="receipt"><h2>${TITLE}</h2>
${rows.join('\n')}
<table class="amounts"><tbody>
${money.join('\n')}
</tbody></table>
<p><strong>Amount in words:</strong> ${words}</p></div>
<button onclick="download()">Download</button></body></html>`
}
