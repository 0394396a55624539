import { addisIso } from './addis-time.ts'
import type { Fault } from './faults.ts'
import type { Fees } from './money.ts'
import type { Payment, SimulatedBank } from './simulated-bank.ts'

/** What is true of a payment, and what a shop may be handed as proof of it. Everybody in it is fictional. */
export interface SimulatedReceipt {
  readonly bank: string
  readonly reference: string
  /** What its link carries in place of the reference. */
  readonly token: string | null
  /** What the API wants beside the number: all digits of the receiver's account, or the payer's telephone. */
  readonly account: string | null
  /** The bank's own word for this kind of payment. */
  readonly kind: string
  readonly status: Payment['status']
  /** Hundredths of `currency`; fees are not in it. */
  readonly amountMinor: number
  readonly currency: 'ETB'
  /** ISO 8601 at +03:00, no finer than `precision`. */
  readonly date: string
  readonly precision: Payment['precision']
  readonly payerName: string
  readonly payerAccount: string
  readonly receiverName: string
  readonly receiverAccount: string
  readonly fees: Fees
  readonly reason: string
  readonly shareUrl: string | null
  /** What the QR code on the receipt holds. */
  readonly qr: string | null
  /** The receipt's text, a line for each thing on it. */
  readonly text: string
  /** Asking the bank for this payment calls up this fault. */
  readonly fault: Fault | null
}

export function toReceipt(bank: SimulatedBank, payment: Payment, fault: Fault | null): SimulatedReceipt {
  const { reference, token, kind, status, amountMinor, at, precision, payer, receiver, fees, reason } = payment
  return {
    bank: bank.code,
    reference,
    token,
    account: bank.account === 'none' ? null : payment[bank.account].account,
    kind,
    status,
    amountMinor,
    currency: 'ETB',
    date: addisIso(at),
    precision,
    payerName: payer.name,
    payerAccount: payer.account,
    receiverName: receiver.name,
    receiverAccount: receiver.account,
    fees,
    reason,
    shareUrl: bank.shareUrl(payment),
    qr: bank.qr(payment),
    text: bank.lines(payment).join('\n'),
    fault,
  }
}
