import { drawAmount, drawFees, groupedAmount } from '../../money.ts'
import { drawAccount, drawPerson, drawReason, drawShop, mask } from '../../people.ts'
import { CAPITALS_AND_DIGITS, LETTERS_AND_DIGITS } from '../../random.ts'
import { drawTemenos } from '../../references.ts'
import type { Payment, SimulatedBank } from '../../simulated-bank.ts'
import { branch, legacy, printedDate } from './legacy-pdf.ts'
import { token } from './token-json.ts'

export const cbe: SimulatedBank = {
  code: 'cbe',
  name: 'Commercial Bank of Ethiopia',
  account: 'receiver',
  tellsStatus: false,
  lookups: [token, legacy, branch],
  pay: (random, wish) => {
    const amountMinor = drawAmount(random)
    return {
      reference: drawTemenos(random, wish),
      // Older links have no `v2-` and are shorter.
      token: wish.index % 4 === 3 ? random.text(LETTERS_AND_DIGITS, 16) : `v2-${random.text(LETTERS_AND_DIGITS, 20)}`,
      kind: random.pick(['ACNX', 'ACTR', `AC${random.text(CAPITALS_AND_DIGITS, 2)}`]),
      at: wish.at,
      precision: 'second',
      payer: { name: drawPerson(random), account: drawAccount(random, '1000', 13) },
      receiver: {
        name: wish.index % 3 === 0 ? drawShop(random) : drawPerson(random),
        account: drawAccount(random, '1000', 13),
      },
      amountMinor,
      // The line for the disaster fund is new, so that receipts with and without it go round.
      fees: drawFees(random, amountMinor, wish.index % 2 === 0),
      reason: `${drawReason(random)} done via Mobile`,
      status: wish.status,
    }
  },
  shareUrl: ({ token: carried }) => `https://mbreciept.cbe.com.et/${carried}`,
  qr: ({ token: carried }) => `https://mbreciept.cbe.com.et/${carried}`,
  lines,
}

/** What an old link opens: the reference and the last eight digits of an account in the payment. */
export function legacyUrl({ reference, receiver }: Payment): string {
  return `https://apps.cbe.com.et:100/?id=${reference}${receiver.account.slice(-8)}`
}

function lines(payment: Payment): readonly string[] {
  const { payer, receiver, amountMinor, fees } = payment
  return [
    'Commercial Bank of Ethiopia',
    'VAT Invoice / Customer Receipt',
    `Payer ${payer.name}`,
    `Account ${mask(payer.account, { head: 1, stars: 4, tail: 4 })}`,
    `Receiver ${receiver.name}`,
    `Account ${mask(receiver.account, { head: 1, stars: 4, tail: 4 })}`,
    `Payment Date & Time ${printedDate(payment)}`,
    `Reference No. (VAT Invoice No) ${payment.reference}`,
    `Reason / Type of service ${payment.reason}`,
    `Transferred Amount ${groupedAmount(amountMinor)} ETB`,
    `Commission or Service Charge ${groupedAmount(fees.chargeMinor)} ETB`,
    `15% VAT on Commission ${groupedAmount(fees.vatMinor)} ETB`,
    `Total amount debited from customers account ${groupedAmount(fees.totalMinor)} ETB`,
  ]
}
