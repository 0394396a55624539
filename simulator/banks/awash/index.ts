import { cutTo, printTime } from '../../addis-time.ts'
import type { LabelValue } from '../../draw-pdf.ts'
import { drawAmount, drawFees } from '../../money.ts'
import { drawAccount, drawPerson, drawPhone, drawReason, drawShop } from '../../people.ts'
import { DIGITS, type Random } from '../../random.ts'
import {
  type Answer,
  type Asked,
  escapeHtml,
  html,
  type Party,
  type Payment,
  type SimulatedBank,
  type SimulatedLookup,
} from '../../simulated-bank.ts'
import { fixedRows, paymentRows } from './rows.ts'

const KINDS = ['IPS Bank Transfer', 'Send To Bank', 'Send Money', 'Merchant Payment', 'Telebirr Transfer'] as const
type Kind = (typeof KINDS)[number]

const MISS = html('<html><head><title>Receipt</title></head><body><h3>Receipt not found</h3></body></html>')
const NO_DASH = html('<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>', 403)

const receipt: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://awashpay.awashbank.com:8225',
  tls: 'default',
  read: ({ path }) => readToken(path.slice(1).toUpperCase()),
  keyOf: ({ token }) => token,
  opens: () => true,
  hit: (payment) => html(receiptPage(payment)),
  miss: () => MISS,
}

export const awash: SimulatedBank = {
  code: 'awash',
  name: 'Awash Bank',
  account: 'none',
  tellsStatus: false,
  lookups: [receipt],
  pay: (random, { at, index, ending, status }) => {
    const kind = KINDS[index % KINDS.length] ?? KINDS[0]
    const hasTime = kind !== 'Telebirr Transfer'
    // Year, month, day, hour and minute, then five digits for the payments of that minute.
    const reference = printTime(at, 'yyMMddHHmm') + random.text(DIGITS, 5)
    const amountMinor = drawAmount(random)
    return {
      reference,
      // The number in base 36, then six characters of a counter that only the server knows.
      token: `-${Number(reference).toString(36).toUpperCase()}-${random.text(DIGITS, 2)}${ending}`,
      kind,
      at: hasTime ? at : cutTo('day', at),
      precision: hasTime ? 'second' : 'day',
      payer: {
        name: drawPerson(random),
        account: kind === 'Send Money' ? drawPhone(random) : drawAccount(random, '01425', 14),
      },
      receiver: drawReceiver(random, kind),
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: drawReason(random),
      status,
    }
  },
  shareUrl,
  qr: shareUrl,
  lines: (payment) => [
    'Transaction Successful',
    ...paymentRows(payment).map(([label, value]) => `${label} : ${value}`),
  ],
}

/** The dash in front is part of the path: without it the firewall answers. Letter case does not matter. */
function readToken(token: string): Asked | Answer {
  return token.startsWith('-') ? { key: token, proof: '' } : NO_DASH
}

function shareUrl({ token }: Payment): string {
  return `https://awashpay.awashbank.com:8225/${token}`
}

function drawReceiver(random: Random, kind: Kind): Party {
  switch (kind) {
    case 'IPS Bank Transfer':
      return { name: drawPerson(random), account: drawAccount(random, '1000', 13) }
    case 'Send To Bank':
      return { name: drawPerson(random), account: drawAccount(random, '01320', 14) }
    case 'Merchant Payment':
      return { name: drawShop(random), account: drawAccount(random, '7', 6) }
    case 'Send Money':
    case 'Telebirr Transfer':
      return { name: drawPerson(random), account: drawPhone(random) }
  }
}

/** As the bank's own pages are titled; one kind says nothing of the outcome. */
function titleOf({ kind }: Payment): string {
  switch (kind) {
    case 'Send To Bank':
      return 'Transfer successful'
    case 'Telebirr Transfer':
      return kind
    case 'IPS Bank Transfer':
      return 'Transaction Successful'
    default:
      return 'Transaction successful'
  }
}

function receiptPage(payment: Payment): string {
  const plain = ([label, value]: LabelValue) => `<tr><td>${label}</td><td>:</td><td>${escapeHtml(value)}</td></tr>`
  const wrapped = ([label, value]: LabelValue) =>
    `<tr><td><tt><span>${label}</span></tt></td><td><tt><span>:</span></tt></td><td><tt><span>${escapeHtml(value)}</span></tt></td></tr>`
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${titleOf(payment)}</title></head>
<body><div><span>Transaction/Payment Information</span></div>
<table class="info-table"><tbody>
${fixedRows(payment).map(plain).join('\n')}
</tbody></table>
<table class="info-table"><tbody>
${paymentRows(payment).map(wrapped).join('\n')}
</tbody></table>
<div id="qrDiv" data-url="${shareUrl(payment)}"></div></body></html>`
}
