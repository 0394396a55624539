import { cutTo, printTime } from '../addis-time.ts'
import { drawPdf, type LabelValue, type PdfBlock } from '../draw-pdf.ts'
import { drawAmount, drawFees, inWords, plainAmount } from '../money.ts'
import { drawPerson, drawPhone, drawReason, drawShop } from '../people.ts'
import { CAPITALS_AND_DIGITS, DIGITS } from '../random.ts'
import { html, NO_SUCH_PAGE, type Payment, pdf, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

const SHELL =
  html(`<!DOCTYPE html><html><head><title>Auto Receipt</title></head><body><form method="post" action="./aureceipt">
<div id="ReportViewer1" class="trv-report-viewer"></div><script src="ReportViewer/js/telerikReportViewer.js"></script></form></body></html>`)

const receipt: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://cbepay1.cbe.com.et',
  tls: 'default',
  read: ({ path, query }) =>
    path === '/aureceipt' ? { key: query.get('TID') ?? '', proof: query.get('PH') ?? '' } : NO_SUCH_PAGE,
  keyOf: ({ reference }) => reference,
  opens: ({ payer }, { proof }) => proof === payer.account,
  hit: async (payment) => pdf(await drawPdf(blocksOf(payment), { title: 'Customer Receipt', at: payment.at })),
  miss: () => SHELL,
}

export const cbebirr: SimulatedBank = {
  code: 'cbebirr',
  name: 'CBE Birr',
  account: 'payer',
  tellsStatus: true,
  lookups: [receipt],
  pay: (random, { at, index, ending, status }) => {
    const amountMinor = drawAmount(random)
    return {
      reference: `C${random.text(CAPITALS_AND_DIGITS, 4)}${random.text(DIGITS, 1)}${ending}`,
      token: null,
      kind: 'Pay Merchant',
      at: cutTo('minute', at),
      precision: 'minute',
      payer: { name: drawPerson(random), account: drawPhone(random) },
      receiver: { name: index % 2 === 0 ? drawShop(random) : drawPerson(random), account: drawPhone(random) },
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: drawReason(random),
      status,
    }
  },
  shareUrl: ({ reference, payer }) => `https://cbepay1.cbe.com.et/aureceipt?TID=${reference}&PH=${payer.account}`,
  qr: () => null,
  lines: (payment) => [
    'Commercial Bank of Ethiopia',
    'CBEBirr',
    ...[...partyRows(payment), ...detailRow(payment), ...moneyRows(payment)].map(
      ([label, value]) => `${label} ${value}`,
    ),
  ],
}

function partyRows({ reference, payer, receiver, status }: Payment): readonly LabelValue[] {
  return [
    ['Debit Account', payer.account],
    ['Credit Account', receiver.account],
    ['Receiver Name', receiver.name],
    ['Order ID', reference],
    ['Transaction Status', status === 'completed' ? 'Completed' : 'Pending'],
    ['Reference', reference],
  ]
}

function detailRow({ reference, at, amountMinor }: Payment): readonly LabelValue[] {
  return [
    ['Receipt Number', reference],
    ['Transaction Date', printTime(at, 'yyyy-MM-dd HH:mm')],
    ['Amount', plainAmount(amountMinor)],
  ]
}

function moneyRows({ amountMinor, fees }: Payment): readonly LabelValue[] {
  return [
    ['Paid amount', plainAmount(amountMinor)],
    ['Service Charge', plainAmount(fees.chargeMinor)],
    ['VAT', plainAmount(fees.vatMinor)],
    ['Total Paid Amount', plainAmount(fees.totalMinor)],
  ]
}

/** The order in which the text stands in the file is as odd as on the real one. */
function blocksOf(payment: Payment): readonly PdfBlock[] {
  const { payer, reason, fees } = payment
  const customer = ['Customer Name:', 'Region:', 'Sub city:', payer.name, 'Wereda/kebele:', 'TIN (TAX ID):']
  return [
    { kind: 'heading', text: 'Commercial Bank of Ethiopia' },
    { kind: 'line', text: 'VAT Invoice/ Customer Receipt' },
    { kind: 'line', text: 'CBEBirr' },
    { kind: 'heading', text: 'Customer Information' },
    ...customer.map((text): PdfBlock => ({ kind: 'line', text })),
    { kind: 'heading', text: 'Transaction Information' },
    { kind: 'spaced', pairs: partyRows(payment) },
    { kind: 'heading', text: 'Transaction Details' },
    { kind: 'row', cells: detailRow(payment).map(([label]) => label), glued: false },
    { kind: 'row', cells: detailRow(payment).map(([, value]) => value), glued: true },
    { kind: 'values_first', pairs: moneyRows(payment) },
    {
      kind: 'labels_first',
      pairs: [
        ['Total Amount in word', `${inWords(Math.floor(fees.totalMinor / 100))} birr`],
        ['Payment Reason', reason],
        ['Payment Channel', 'USSD'],
      ],
    },
  ]
}
