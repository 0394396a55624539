import { cutTo, printTime } from '../addis-time.ts'
import { drawAmount, drawFees, plainAmount } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { drawTemenos } from '../references.ts'
import { askedIn, json, type Payment, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

const transaction: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://transaction.amharabank.com.et',
  tls: 'default',
  read: ({ path }) => askedIn(path, /^\/(?<key>FT[0-9A-Z]+)$/),
  keyOf: ({ reference }) => reference,
  opens: () => true,
  hit: (payment) => json({ status: true, data: dataOf(payment) }),
  miss: () => json({ status: false, message: 'Internal server error.' }, 500),
}

export const amhara: SimulatedBank = {
  code: 'amhara',
  name: 'Amhara Bank',
  account: 'none',
  tellsStatus: true,
  lookups: [transaction],
  pay: (random, wish) => {
    const amountMinor = drawAmount(random)
    return {
      reference: drawTemenos(random, wish),
      token: null,
      kind: wish.index % 2 === 0 ? 'IPS Outgoing Txn' : 'IPS Incoming Txn',
      at: cutTo('minute', wish.at),
      precision: 'minute',
      payer: { name: drawPerson(random), account: drawAccount(random, '9900', 13) },
      receiver: { name: drawPerson(random), account: drawAccount(random, '9900', 13) },
      amountMinor,
      fees: drawFees(random, amountMinor, true),
      reason: drawReason(random),
      status: wish.status,
    }
  },
  shareUrl: ({ reference }) => `https://receipt.amharabank.com.et/?trx=${reference}`,
  qr: ({ reference, receiver }) => JSON.stringify({ transactionId: reference, creditAccountNo: receiver.account }),
  lines: (payment) => ['Amhara Bank', ...Object.entries(dataOf(payment)).map(([label, value]) => `${label} ${value}`)],
}

/** The misspelt keys are the bank's. `MAT` is settled, anything else is not. */
function dataOf({ reference, kind, at, payer, receiver, amountMinor, fees, reason, status }: Payment) {
  const masked = (account: string) => mask(account, { head: 4, stars: 5, tail: 4 })
  const etb = (minor: number) => `ETB${plainAmount(minor)}`
  return {
    transactionReference: reference,
    amount: etb(amountMinor),
    totalAmount: etb(fees.totalMinor),
    netChargeAmount: etb(fees.chargeMinor),
    taxAmount: etb(fees.vatMinor),
    drChargeAmount: etb(fees.fundMinor),
    currencyId: 'ETB',
    dateTime: printTime(at, 'yyMMddHHmm'),
    bookingDate: printTime(at, 'yyyyMMdd'),
    debitorName: payer.name,
    debitAccount: masked(payer.account),
    creditorName: receiver.name,
    creditAccountId: masked(receiver.account),
    receiverName: receiver.name,
    reveiverAccount: masked(receiver.account),
    sendorName: payer.name,
    sendorAccount: masked(payer.account),
    otherBankName: kind === 'IPS Outgoing Txn' ? 'Awash Bank' : '',
    otherBankBic: kind === 'IPS Outgoing Txn' ? 'AWINETAA' : '',
    branchName: 'Bahir Dar',
    transactionDesc: kind,
    narrative: reason,
    status: status === 'completed' ? 'MAT' : 'PEN',
  }
}
