import { cutTo, printTime } from '../addis-time.ts'
import { drawAmount, drawFees, groupedAmount, inWords } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { drawTemenos } from '../references.ts'
import { json, NO_SUCH_PAGE, type Payment, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

const REFERENCE_CHARS = 12
const TAIL_DIGITS = 5

const slip: SimulatedLookup = {
  name: 'slip',
  realOrigin: 'https://cs.bankofabyssinia.com',
  tls: 'default',
  read: ({ path, query }) => {
    if (!/^\/api\/onlineSlip\/getDetails\/?$/.test(path)) return NO_SUCH_PAGE
    const id = query.get('id') ?? ''
    return { key: id.slice(0, REFERENCE_CHARS), proof: id.slice(REFERENCE_CHARS) }
  },
  keyOf: ({ reference }) => reference,
  // The page does not say whose digits; either party's open it here, as with the other bank of this system.
  opens: ({ payer, receiver }, { proof }) =>
    [payer, receiver].some(({ account }) => account.slice(-TAIL_DIGITS) === proof),
  hit: (payment) => json({ header: { status: 'success' }, body: [slipOf(payment)] }),
  ownFaults: { empty_body: () => json({ header: { status: 'success' }, body: [] }) },
  miss: () => json({ header: { status: 'success' }, body: [{ "Payer's Name": 'Invalid reference number' }] }),
}

export const boa: SimulatedBank = {
  code: 'boa',
  name: 'Bank of Abyssinia',
  account: 'receiver',
  tellsStatus: false,
  lookups: [slip],
  pay: (random, wish) => {
    const amountMinor = drawAmount(random)
    return {
      reference: drawTemenos(random, wish),
      token: null,
      kind: 'Account to Account Transfer',
      at: cutTo('minute', wish.at),
      precision: 'minute',
      payer: { name: drawPerson(random), account: drawAccount(random, '1', 10) },
      receiver: { name: drawPerson(random), account: drawAccount(random, '1', 10) },
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: drawReason(random),
      status: wish.status,
    }
  },
  shareUrl: ({ reference, receiver }) =>
    `https://cs.bankofabyssinia.com/slip/?trx=${reference}${receiver.account.slice(-TAIL_DIGITS)}`,
  qr: () => null,
  lines: (payment) => [
    'Bank of Abyssinia',
    ...Object.entries(slipOf(payment)).map(([label, value]) => `${label} ${value}`),
  ],
}

function slipOf({ reference, kind, at, payer, receiver, amountMinor, fees, reason }: Payment) {
  const masked = (account: string) => mask(account, { head: 1, stars: 4, tail: 4 })
  return {
    'Source Account': masked(payer.account),
    'Source Account Name': payer.name.toUpperCase(),
    "Payer's Name": payer.name.toUpperCase(),
    "Payer's Account": masked(payer.account),
    "Receiver's Name": receiver.name.toUpperCase(),
    "Receiver's Account": masked(receiver.account),
    'Beneficiary Name': receiver.name.toUpperCase(),
    'Beneficiary Account': masked(receiver.account),
    'Transferred Amount': `ETB ${groupedAmount(amountMinor)}`,
    currency: 'ETB',
    'Service Charge': `ETB ${groupedAmount(fees.chargeMinor)}`,
    'VAT (15%)': `ETB ${groupedAmount(fees.vatMinor)}`,
    'Total Amount including VAT': `ETB ${groupedAmount(fees.totalMinor)}`,
    'Transferred Amount in word': `${inWords(Math.floor(amountMinor / 100))} birr`,
    'Transaction Type': kind,
    'Transaction Date': printTime(at, 'dd/MM/yy HH:mm'),
    'Transaction Reference': reference,
    Narrative: reason,
    Address: 'Addis Ababa, Ethiopia',
    'Tel.': '251-11-551-4130',
  }
}
