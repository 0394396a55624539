import { drawAmount, drawFees } from '../../money.ts'
import { drawAccount, drawPerson, drawPhone, drawShop } from '../../people.ts'
import type { Random } from '../../random.ts'
import { drawWallet, TELEBIRR_YEAR_A } from '../../references.ts'
import { askedIn, html, type Party, type SimulatedBank, type SimulatedLookup } from '../../simulated-bank.ts'
import { pageTexts } from './labels.ts'
import { PAGE_TITLE, receiptPage } from './page.ts'
import { telebirrQr } from './qr.ts'

const KINDS = [
  'Send Money to Registered Customer',
  'Merchant Payment',
  'Customer Transfer from Mobile Money to Bank',
] as const

const MISS = html(
  '<!DOCTYPE html><html><head><title>telebirr</title></head><body><div>This request is not correct</div></body></html>',
)

const receipt: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://transactioninfo.ethiotelecom.et',
  tls: 'only_1.2',
  read: ({ path }) => askedIn(path, /^\/receipt\/(?<key>[^/]+)$/),
  keyOf: ({ reference }) => reference,
  opens: () => true,
  hit: (payment) => html(receiptPage(payment)),
  miss: () => MISS,
}

export const telebirr: SimulatedBank = {
  code: 'telebirr',
  name: 'telebirr',
  account: 'none',
  tellsStatus: true,
  lookups: [receipt],
  pay: (random, wish) => {
    const amountMinor = drawAmount(random)
    const kind = KINDS[wish.index % KINDS.length] ?? KINDS[0]
    return {
      reference: drawWallet(random, wish, TELEBIRR_YEAR_A),
      token: null,
      kind,
      at: wish.at,
      precision: 'second',
      payer: { name: drawPerson(random), account: drawPhone(random) },
      receiver: drawReceiver(random, kind),
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: kind,
      ...noteOf(wish.index),
      status: wish.status,
    }
  },
  shareUrl: ({ reference }) => `https://transactioninfo.ethiotelecom.et/receipt/${reference}`,
  qr: ({ reference }) => telebirrQr(reference),
  lines: (payment) => [PAGE_TITLE, ...pageTexts(payment)],
}

/** What payers write; some of them what a receipt itself says. */
const NOTES = [
  undefined,
  'two sacks of coffee',
  'Bank account number 1000000000001',
  'This request is not correct',
] as const

function noteOf(index: number): { readonly note?: string } {
  const note = NOTES[index % NOTES.length]
  return note === undefined ? {} : { note }
}

/** Money for a bank goes to a person's account there, while the page names the bank as the credited party. */
function drawReceiver(random: Random, kind: (typeof KINDS)[number]): Party {
  switch (kind) {
    case 'Customer Transfer from Mobile Money to Bank':
      return { name: drawPerson(random), account: drawAccount(random, '1000', 13) }
    case 'Merchant Payment':
      return { name: drawShop(random), account: drawPhone(random) }
    case 'Send Money to Registered Customer':
      return { name: drawPerson(random), account: drawPhone(random) }
  }
}
