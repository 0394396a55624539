import { UNKNOWN_CURRENCY } from '../lib/receipts/currency.ts'
import { plainText } from '../lib/receipts/plain-text.ts'

/**
 * A bank or wallet that can be asked whether a payment happened. A bank does no input or output: it says what to ask
 * and reads what came back. Who asks, how often and for how long is the caller's business, by the limits stated here.
 */
export interface Bank {
  /** As clients write it, e.g. `cbe`. */
  readonly code: string
  /** Other spellings that are accepted, e.g. `siinqee`. */
  readonly aliases: readonly string[]
  readonly name: string
  /** What a caller must know beside the number or the link. */
  readonly requires: Requirements
  /** False where no answer of the real service to a real payment was ever seen in public. */
  readonly isProven: boolean
  /** In the order in which they are asked. */
  readonly lookups: readonly Lookup[]
  /** Recognizes this bank in one thing somebody sent; undefined where it is not, or not surely, this bank's. Never throws. */
  detect(evidence: Evidence): Clue | undefined
  /** The number as the bank writes it, from what a person typed; undefined where it cannot be one of this bank's. */
  readReference(text: string): string | undefined
  /** The day a reference itself tells, `YYYY-MM-DD` in Addis Ababa; undefined where it tells none. */
  dateOf?(reference: string): string | undefined
}

export interface Requirements {
  /** `own` = the account that received the money, `payer_phone` = the telephone of who paid, as 251 and nine digits. */
  readonly account: 'none' | 'own' | 'payer_phone'
  /** Digits of a whole account number; null where it varies. */
  readonly accountDigits: number | null
  /** Whether the number printed on a receipt is enough, or only its link (or QR code) will do. */
  readonly by: 'number' | 'link'
  /** Whether a link of this bank names a payment. */
  readonly takesLinks: boolean
  /** Whether a link proves which account received the money. */
  readonly linkProvesReceiver: boolean
  /** Whether its receipts may credit an account of another bank. */
  readonly creditsOtherBanks: boolean
}

/** One thing somebody sent, whole and as it was. `number` is what was given as the transaction's number. */
export interface Evidence {
  readonly kind: 'url' | 'qr' | 'number' | 'text'
  readonly text: string
  /** The caller said that it is this bank's: a text need not name the bank then. */
  readonly isBankNamed?: boolean
}

/** What names a payment. */
export interface Question {
  /** As the bank writes it. */
  readonly reference: string | undefined
  /** What a link carries instead, letter by letter. */
  readonly token: string | undefined
  /** Digits only: the own account, its tail as a link carries it, or the payer's telephone. */
  readonly account: string | undefined
}

export interface Clue extends Question {
  /** `possible`: the shape fits, but it fits another bank as well. */
  readonly certainty: 'sure' | 'possible'
  /** The evidence itself can be made by anybody and names a payment that only the bank can confirm. */
  readonly said?: Partial<Pick<Receipt, 'amountMinor' | 'receiverName' | 'payerName' | 'receiverAccount'>>
}

/** One of a bank's own services that answers one question. */
export interface Lookup {
  /** Part of the settings' names: `token` of `cbe` is `ABSAH_BANK_CBE_TOKEN_ORIGIN`. Small letters. */
  readonly name: string
  /** Scheme, host and port of the bank; settings may name another one. */
  readonly origin: string
  /** From the first byte sent to the last received, all tries together. */
  readonly deadlineMs: number
  readonly bodyBytesMax: number
  readonly connection: ConnectionNeeds
  /** Header names whose values a bank's own app sends and an operator has to set. Without them nothing is asked. */
  readonly operatorHeaders: readonly string[]
  /** Times the same question is asked again after `not_found`, since some services say so before they know better. */
  readonly retriesOnMiss: number
  /** After a miss here: `final` = the bank does not know the payment, `ask_next` = another lookup may know it. */
  readonly onMiss: 'final' | 'ask_next'
  /** Absent: a miss says that there is no such payment. false: it says nothing, and only the payment's link could tell. */
  readonly provesAbsence?: false
  /**
   * The bank's page for people, where what is asked is none: a whole address. Called
   * for questions that `request` answers only.
   */
  pageOf?(question: Question): string
  /** What to ask; undefined where the question lacks what this lookup needs. */
  request(question: Question): BankRequest | undefined
  /** Reads an answer. Never throws, whatever came. */
  read(answer: BankAnswer): Reading
  /** Reads the text of a PDF that `read` handed out as `pdf`. Never throws. */
  readPdf?(text: string): Reading
}

export interface ConnectionNeeds {
  /** Default: 1.2 and newer. `only_1.2` for a server that refuses the greeting of 1.3. */
  readonly tls: 'default' | 'only_1.2'
  /** Fresh connections that are opened side by side because single ones die; null = one, kept alive. */
  readonly hedge: Hedge | null
}

export interface Hedge {
  /** Connections at once. */
  readonly connections: number
  /** A connection whose handshake is not done by then is given up. */
  readonly handshakeMs: number
  /** One whole try. */
  readonly tryMs: number
  readonly rounds: number
}

export interface BankRequest {
  /** Path and query below the origin; begins with `/`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export interface BankAnswer {
  /** 100–599. */
  readonly status: number
  /** By small-letter name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Only `not_found` says anything about the payment's absence. */
export type Reading =
  | { readonly kind: 'found'; readonly receipt: Receipt }
  | { readonly kind: 'not_found' }
  /** A PDF; its text goes to `readPdf`. */
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  /** The service is unwell or keeps us out. */
  | { readonly kind: 'unreachable'; readonly cause: 'blocked' | 'unwell' | 'headers' }
  /** An answer in a form that is not known. `detail` is for the operator and holds nothing of a person. */
  | { readonly kind: 'unreadable'; readonly detail: string }

/** What the bank says of a payment. */
export interface Receipt {
  readonly reference: string
  /** Only `completed` is money that has arrived. */
  readonly status: 'completed' | 'pending' | 'failed' | 'reversed' | 'unknown'
  /** In the bank's own words; null where it says nothing. */
  readonly transactionType: string | null
  /** Hundredths of the currency, what the receiver was to get; fees are not in it. */
  readonly amountMinor: number
  /** ISO 4217, `NO_CURRENCY` where the bank's word for it is not known. Only what the bank calls birr is `ETB`. */
  readonly currency: string
  /** ISO 8601 at +03:00; null where the bank gives none. */
  readonly date: string | null
  readonly payerName: string | null
  readonly payerAccount: Account | null
  readonly receiverName: string | null
  readonly receiverAccount: Account | null
  /** Where the money went when not to this bank. */
  readonly receiverBank: string | null
  /** Code of the bank here that `receiverBank` names; null where it is none of them, or the money stayed at this bank. */
  readonly receiverBankCode: string | null
  readonly description: string | null
  readonly fees: Fees
}

/** Hundredths of the currency; null where the receipt does not say. */
export interface Fees {
  readonly chargeMinor: number | null
  readonly vatMinor: number | null
  readonly disasterFundMinor: number | null
  readonly totalMinor: number | null
}

/** An account or telephone as far as it may be shown. */
export interface Account {
  /** At most the first digit and the last four. */
  readonly masked: string
  /** The digits at the end that the bank shows, at most eight; what an own account is compared with. */
  readonly tail: string
  /** The whole as the bank prints it: digits, and `*` for each sign it hides them behind. Compared only, never shown. */
  readonly printed: string
}

/** The code of ISO 4217 for what is no currency; no amount is compared in it. */
export const NO_CURRENCY = UNKNOWN_CURRENCY

/** The bank, which is shown what people send without signs that nobody sees. */
export function defineBank(bank: Bank): Bank {
  return {
    ...bank,
    detect: (evidence) => bank.detect({ ...evidence, text: plainText(evidence.text) }),
    readReference: (text) => bank.readReference(plainText(text)),
  }
}

export const NO_FEES: Fees = { chargeMinor: null, vatMinor: null, disasterFundMinor: null, totalMinor: null }

/** What most services need; a lookup says only where it differs. */
export const USUAL_LOOKUP: Pick<
  Lookup,
  'deadlineMs' | 'bodyBytesMax' | 'connection' | 'operatorHeaders' | 'retriesOnMiss' | 'onMiss'
> = {
  deadlineMs: 20_000,
  bodyBytesMax: 1_000_000,
  connection: { tls: 'default', hedge: null },
  operatorHeaders: [],
  retriesOnMiss: 0,
  onMiss: 'final',
}

/** A clue of what is given, the rest unknown. */
export function clueOf(named: Partial<Omit<Clue, 'certainty'>>, certainty: Clue['certainty'] = 'sure'): Clue {
  return { reference: undefined, token: undefined, account: undefined, ...named, certainty }
}
