import { printTime } from '../addis-time.ts'
import type { LabelValue } from '../draw-pdf.ts'
import { drawAmount, drawFees, groupedAmount } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { DIGITS, LETTERS_AND_DIGITS, type Random } from '../random.ts'
import {
  type Answer,
  askedIn,
  escapeHtml,
  html,
  type Payment,
  type SimulatedBank,
  type SimulatedLookup,
  type Wish,
} from '../simulated-bank.ts'

/** Banks and savings unions whose receipts are on this one host, beside two that are told apart. */
const TENANTS = ['nib', 'wegagen', 'ahadu', 'kaafimf'] as const
const TOKEN_CHARS = 22

const MISS = html(
  '<!DOCTYPE html><html><head><title>eBirr</title></head><body><h1 style="color:red">Not Found Page</h1></body></html>',
)

/** What Express answers to a route that is not there, as the host did for one tenant in October 2026. */
const cannotGet = (path: string): Answer => html(`<pre>Cannot GET ${path}</pre>`, 404)

const onHost: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://receipt.ebirr.com',
  tls: 'default',
  read: ({ path }) => askedIn(path, /^\/(?<key>[a-z]+\/[\w-]+)$/),
  keyOf: ({ token }) => token,
  opens: () => true,
  hit: (payment) => html(receiptPage(payment)),
  ownFaults: { cannot_get: (payment) => cannotGet(`/${payment?.token ?? ''}`) },
  miss: () => MISS,
}

/** The tenants share a layout that was never seen in public: two columns of label and value are a guess. */
export const ebirr: SimulatedBank = {
  code: 'ebirr',
  name: 'eBirr',
  account: 'none',
  tellsStatus: true,
  lookups: [onHost],
  pay: (random, wish) => pay(random, wish, TENANTS[wish.index % TENANTS.length] ?? TENANTS[0]),
  shareUrl: ({ token }) => `https://receipt.ebirr.com/${token}`,
  qr: () => null,
  lines,
}

/** Coopay, of the Cooperative Bank of Oromia: a tenant like the others. */
export const coopay: SimulatedBank = {
  ...ebirr,
  code: 'coopay',
  name: 'Cooperative Bank of Oromia',
  pay: (random, wish) => pay(random, wish, 'coopay'),
  lines: (payment) => ['Cooperative Bank of Oromia', ...lines(payment)],
}

const SIINQEE_LAYOUT: Pick<SimulatedLookup, 'tls' | 'opens' | 'hit' | 'miss'> = {
  tls: 'default',
  opens: () => true,
  hit: (payment) => html(receiptPage(payment)),
  miss: () => MISS,
}

/** Siinqee was a tenant like the others until its route vanished; another author names a host of its own. */
export const sinqee: SimulatedBank = {
  code: 'sinqee',
  name: 'Siinqee Bank',
  account: 'none',
  tellsStatus: true,
  lookups: [
    onHost,
    {
      ...SIINQEE_LAYOUT,
      name: 'own',
      realOrigin: 'https://siinqeebank.com',
      read: ({ path }) => askedIn(path, /^\/receipt\/(?<key>[\w-]+)$/),
      keyOf: ({ reference }) => reference,
    },
  ],
  pay: (random, wish) => pay(random, wish, 'siinqee'),
  shareUrl: ({ token }) => `https://receipt.ebirr.com/${token}`,
  qr: () => null,
  lines,
}

/** The token names the tenant, then 22 characters of URL-safe base64. */
function pay(random: Random, { at, ending, status }: Wish, tenant: string): Payment {
  const amountMinor = drawAmount(random)
  return {
    reference: random.text(DIGITS, 8) + ending,
    token: `${tenant}/${random.text(`${LETTERS_AND_DIGITS}_-`, TOKEN_CHARS - ending.length)}${ending}`,
    kind: 'Transfer',
    at,
    precision: 'second',
    payer: { name: drawPerson(random), account: drawAccount(random, '7000', 13) },
    receiver: { name: drawPerson(random), account: drawAccount(random, '7000', 13) },
    amountMinor,
    fees: drawFees(random, amountMinor, false),
    reason: drawReason(random),
    status,
  }
}

function rowsOf({ reference, at, payer, receiver, amountMinor, fees, status, reason }: Payment): readonly LabelValue[] {
  const masked = (account: string) => mask(account, { head: 4, stars: 5, tail: 4 })
  return [
    ['Sender', payer.name],
    ['Sender Account', masked(payer.account)],
    ['Receiver', receiver.name],
    ['Receiver Account', masked(receiver.account)],
    ['Amount', `ETB ${groupedAmount(amountMinor)}`],
    ['Service Charge', `ETB ${groupedAmount(fees.chargeMinor)}`],
    ['VAT', `ETB ${groupedAmount(fees.vatMinor)}`],
    ['Total', `ETB ${groupedAmount(fees.totalMinor)}`],
    ['Date', printTime(at, 'yyyy-MM-dd HH:mm:ss')],
    ['Reference', reference],
    ['Reason', reason],
    ['Status', status === 'completed' ? 'Completed' : 'Pending'],
  ]
}

function lines(payment: Payment): readonly string[] {
  return ['eBirr Receipt', ...rowsOf(payment).map(([label, value]) => `${label} ${value}`)]
}

function receiptPage(payment: Payment): string {
  const rows = rowsOf(payment).map(([label, value]) => `<tr><td>${label}</td><td>${escapeHtml(value)}</td></tr>`)
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>eBirr</title></head><body><h1>Receipt</h1>
<table>
${rows.join('\n')}
</table></body></html>`
}
