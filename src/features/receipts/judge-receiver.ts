import type { Bank, Receipt } from '../../banks/bank.ts'
import { compareAccounts, type Likeness } from '../../lib/receipts/compare-accounts.ts'

/** The account that a caller named. */
export interface OwnAccount {
  readonly digits: string
  /** Code of the bank that it was saved for; null where it was typed. */
  readonly bank: string | null
}

/** An account that the branch has saved, at the bank that received the money. */
export interface SavedAccount {
  readonly digits: string
  readonly isPrimary: boolean
}

export interface Receiving {
  readonly bank: Bank
  readonly receipt: Receipt
  /** null where the caller named none. */
  readonly named: OwnAccount | null
  /** All that are saved at the bank that received the money. */
  readonly saved: readonly SavedAccount[]
  readonly isNameAgreed: boolean
}

/**
 * `unasked`: no own account is known to hold it against; `unknown`: there is one, and too few digits are shown;
 * `unsaid`: the caller named one, and the receipt shows no account at all.
 */
export type Receiver = Likeness | 'unasked' | 'unsaid'

const WALLETS: ReadonlySet<string> = new Set(['telebirr', 'mpesa', 'cbebirr'])

/** Code of the bank that a receipt says received the money; null where that is none of those offered here. */
export function receivingBank(bank: Bank, receipt: Receipt): string | null {
  return receipt.receiverBank === null ? bank.code : receipt.receiverBankCode
}

/** Whether the money went to the own account: the one that was named, else the primary one of the bank that received it. */
export function judgeReceiver(receiving: Receiving): Receiver {
  const { bank, receipt, named, saved } = receiving
  const at = receivingBank(bank, receipt)
  if (named !== null) {
    if (receipt.receiverAccount === null) return 'unsaid'
    return named.bank !== null && named.bank !== at ? 'other' : compare(receiving, named.digits, at)
  }
  // There the account that a caller gives is the payer's.
  const isPayersOnly = bank.requires.account === 'payer_phone' && at === bank.code
  if (saved.length === 0 || isPayersOnly) return 'unasked'
  const primary = saved.find((each) => each.isPrimary)
  const likenesses = (primary === undefined ? saved : [primary]).map((each) => compare(receiving, each.digits, at))
  if (likenesses.includes('same')) return 'same'
  const isOther = likenesses.every((each) => each === 'other')
  // Without a primary one nothing was said of which account this bank's own payments have to go to.
  if (primary === undefined && at === bank.code) return isOther ? 'unasked' : 'unknown'
  return isOther ? 'other' : 'unknown'
}

function compare({ receipt, isNameAgreed }: Receiving, own: string, at: string | null): Likeness {
  if (receipt.receiverAccount === null) return 'unknown'
  return compareAccounts(own, receipt.receiverAccount.printed, {
    isWallet: at !== null && WALLETS.has(at),
    isNameAgreed,
  })
}
