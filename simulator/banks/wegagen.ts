import { drawAmount, drawFees, groupedAmount, inWords } from '../money.ts'
import { drawAccount, drawPerson, drawReason, mask } from '../people.ts'
import { drawFlexcube } from '../references.ts'
import { askedIn, json, type Payment, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

/** How the service writes that there is nothing. */
const NOTHING = '---'

const transaction: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://transinfo.wegagenbanksc.com.et:8011',
  tls: 'default',
  read: ({ path }) => askedIn(path, /^\/sms_wega\/txn\/(?<key>[^/]+)$/),
  keyOf: ({ token }) => token,
  opens: () => true,
  hit: (payment) => json(record(payment)),
  miss: () => json({ sender_name: NOTHING, receiver_name: NOTHING, narrative: NOTHING, messageStatus: NOTHING }),
}

export const wegagen: SimulatedBank = {
  code: 'wegagen',
  name: 'Wegagen Bank',
  account: 'none',
  tellsStatus: false,
  lookups: [transaction],
  pay: (random, wish) => {
    const reference = drawFlexcube(random, wish, wish.index % 2 === 0 ? 'TBAW' : 'IPOU')
    const payer = { name: drawPerson(random), account: drawAccount(random, '1113', 13) }
    const amountMinor = drawAmount(random)
    return {
      reference,
      // The link's id: the first digits of the debited account, debit, and the code of the transaction follow.
      token: `${reference}${payer.account.slice(0, 4)}DAAT`,
      kind: 'AAT',
      at: wish.at,
      precision: 'second',
      payer,
      receiver: { name: drawPerson(random), account: drawAccount(random, '0891', 13) },
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: drawReason(random),
      status: wish.status,
    }
  },
  shareUrl,
  qr: (payment) =>
    `Amount ETB-${payment.amountMinor / 100} is Transferred From : ${payment.payer.name} To ${payment.receiver.name}, with transaction ID: ${payment.reference} on date ${payment.at.toUTCString().slice(0, 16)}. For more information, click here: ${shareUrl(payment)} - Wegagen Bank.`,
  lines: ({ reference, payer, receiver, amountMinor, reason }) => [
    'Wegagen Bank',
    `Transaction Reference ${reference}`,
    `Sender ${payer.name}`,
    `Receiver ${receiver.name}`,
    `Amount ETB ${groupedAmount(amountMinor)}`,
    `Narrative ${reason}`,
  ],
}

function shareUrl({ token }: Payment): string {
  return `https://transinfo.wegagenbanksc.com.et:8183/?id=${token}`
}

/** The service tells the payer's balance and the text of a message too: whoever asks it has to drop them. */
function record({ reference, at, payer, receiver, amountMinor, fees, reason }: Payment) {
  const masked = (account: string) => mask(account, { head: 4, stars: 5, tail: 4 })
  return {
    trnRefNo: reference,
    txnAmount: amountMinor / 100,
    charge: fees.chargeMinor / 100,
    vat: fees.vatMinor / 100,
    currency: 'ETB',
    sender_name: payer.name.toUpperCase(),
    sender_account: masked(payer.account),
    accNo: masked(payer.account),
    receiver_name: receiver.name.toUpperCase(),
    receiver_account: masked(receiver.account),
    phoneNumber: NOTHING,
    payer_name: NOTHING,
    narrative: reason,
    paymentMethod: 'Mobile Banking',
    paymentType: 'Account Transfer',
    messageStatus: 'sent',
    txnTimestamp: at.toISOString(),
    trnDt: at.toISOString().slice(0, 10),
    event: 'INIT      ',
    eventSrNo: 1,
    master_id: NOTHING,
    billing_period: NOTHING,
    account_number: NOTHING,
    biller_name: NOTHING,
    biller_account: NOTHING,
    version: '1',
    userId: 'MBUSER',
    authId: 'MBUSER',
    drCr: 'D',
    trnCode: 'AAT',
    module: 'DE',
    amount_in_words: `${inWords(Math.floor(amountMinor / 100))} birr`,
    currBalance: (amountMinor + 1_234_567) / 100,
    smsBody: `Dear ${payer.name}, your account was debited. Your balance is ETB ${groupedAmount(amountMinor + 1_234_567)}`,
  }
}
