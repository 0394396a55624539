import { printTime } from '../../addis-time.ts'
import { drawPdf, type LabelValue, type PdfBlock } from '../../draw-pdf.ts'
import { groupedAmount, inWords } from '../../money.ts'
import { mask } from '../../people.ts'
import {
  type Asked,
  askedIn,
  html,
  NO_SUCH_PAGE,
  type Payment,
  pdf,
  type SimulatedLookup,
} from '../../simulated-bank.ts'

const REFERENCE_CHARS = 12
const TAIL_DIGITS = 8

const MISS = html(
  '<!DOCTYPE html><html><head><title>Receipt</title></head><body><h3>You Are Not Allowed to See This Data, Please Check your Link</h3></body></html>',
  404,
)

const receiptPdf: Omit<SimulatedLookup, 'name' | 'read'> = {
  realOrigin: 'https://apps.cbe.com.et:100',
  tls: 'default',
  keyOf: ({ reference }) => reference,
  // Sources disagree on whose digits open a receipt; either party's do here.
  opens: ({ payer, receiver }, { proof }) =>
    [payer, receiver].some(({ account }) => account.slice(-TAIL_DIGITS) === proof),
  hit: async (payment) => pdf(await drawPdf(receipt(payment), { title: 'Customer Receipt', at: payment.at })),
  miss: () => MISS,
}

/** `/?id=` with the reference and eight digits glued together. */
export const legacy: SimulatedLookup = {
  ...receiptPdf,
  name: 'legacy',
  read: ({ path, query }) => (path === '/' ? split(query.get('id') ?? '') : NO_SUCH_PAGE),
}

/** `/BranchReceipt/` with reference, ampersand and digits, as messages about payments at a counter print it. */
export const branch: SimulatedLookup = {
  ...receiptPdf,
  name: 'branch',
  read: ({ path }) => askedIn(path, /^\/BranchReceipt\/(?<key>[^&]+)&(?<proof>\d+)$/),
}

function split(id: string): Asked {
  return { key: id.slice(0, REFERENCE_CHARS), proof: id.slice(REFERENCE_CHARS) }
}

/** The layout of old prints the date the American way; receipts with the line for the disaster fund use the new one. */
export function printedDate({ at, fees }: Payment): string {
  return printTime(at, fees.fundMinor > 0 ? 'MMM d, yyyy, h:mm A' : 'M/d/yyyy, h:mm:ss A')
}

function receipt(payment: Payment): readonly PdfBlock[] {
  return [
    { kind: 'heading', text: 'Commercial Bank of Ethiopia' },
    { kind: 'line', text: 'VAT Invoice / Customer Receipt' },
    { kind: 'heading', text: 'Company Address & Other Information' },
    { kind: 'labels_first', pairs: bankBlock(payment) },
    { kind: 'heading', text: 'Customer Information' },
    { kind: 'labels_first', pairs: customerBlock(payment) },
    { kind: 'heading', text: 'Payment / Transaction Information' },
    { kind: 'pairs', pairs: paymentBlock(payment) },
    { kind: 'line', text: 'The Bank you can always rely on.' },
  ]
}

function bankBlock({ reference }: Payment): readonly LabelValue[] {
  return [
    ['Country', 'Ethiopia'],
    ['City', 'Addis Ababa'],
    ['Address', 'Ras Desta Damtew St, 01, Kirkos'],
    ['Postal code', '255'],
    ['SWIFT Code', 'CBETETAA'],
    ['Email', 'info@cbe.com.et'],
    ['Tel', '251-551-50-04'],
    ['Fax', '251-551-45-22'],
    ['Tin', '0000006966'],
    ['VAT Receipt No', reference],
    ['VAT Registration No', '011140'],
    ['VAT Registration Date', '01/01/2003'],
  ]
}

function customerBlock({ payer }: Payment): readonly LabelValue[] {
  return [
    ['Customer Name', payer.name],
    ['Region', '_'],
    ['City', '_'],
    ['Sub City', '_'],
    ['Wereda/Kebele', '_'],
    ['VAT Registration No', '_'],
    ['VAT Registration Date', '_'],
    ['TIN (TAX ID)', '_'],
    // The bank cuts the branch's name at about this length.
    ['Branch', 'MESKEL ADEBABAY BRANCH OFFICE'.slice(0, 22)],
  ]
}

function paymentBlock(payment: Payment): readonly LabelValue[] {
  const { payer, receiver, amountMinor, fees } = payment
  const masked = (account: string) => mask(account, { head: 1, stars: 4, tail: 4 })
  const etb = (minor: number) => `${groupedAmount(minor)} ETB`
  const fund: readonly LabelValue[] =
    fees.fundMinor > 0 ? [['5% Disaster Recovery on Commission', etb(fees.fundMinor)]] : []
  return [
    ['Payer', payer.name],
    ['Account', masked(payer.account)],
    ['Receiver', receiver.name],
    ['Account', masked(receiver.account)],
    ['Payment Date & Time', printedDate(payment)],
    ['Reference No. (VAT Invoice No)', payment.reference],
    ['Reason / Type of service', payment.reason],
    ['Transferred Amount', etb(amountMinor)],
    ['Commission or Service Charge', etb(fees.chargeMinor)],
    ['15% VAT on Commission', etb(fees.vatMinor)],
    ...fund,
    ['Total amount debited from customers account', etb(fees.totalMinor)],
    ['Amount in Word', `ETB ${inWords(Math.floor(fees.totalMinor / 100))} & ${inWords(fees.totalMinor % 100)} cents`],
  ]
}
