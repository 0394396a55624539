import type { Fault } from './faults.ts'
import type { Fees } from './money.ts'
import type { Random } from './random.ts'

/** One bank as this simulator plays it. */
export interface SimulatedBank {
  /** As clients of the API write it. */
  readonly code: string
  readonly name: string
  readonly lookups: readonly SimulatedLookup[]
  /** Whether its receipts say how far a payment is; the others are of settled payments only. */
  readonly tellsStatus: boolean
  pay(random: Random, wish: Wish): Payment
  /** The link that the payer can share; null where the bank has none. */
  shareUrl(payment: Payment): string | null
  /** What the QR code on the receipt holds; null where it has none. */
  qr(payment: Payment): string | null
  /** What the payer sees on the receipt, line by line. */
  lines(payment: Payment): readonly string[]
  /** What the API wants beside the number: the receiver's account, or the payer's telephone. */
  readonly account: 'receiver' | 'payer' | 'none'
}

/** What a payment is to be like. */
export interface Wish {
  readonly at: Date
  /** Counts from 0, so that a bank shows each of its kinds in turn. */
  readonly index: number
  /** The last four characters of the reference, or of the link's token where a reference has digits only. */
  readonly ending: string
  readonly status: Payment['status']
}

/** A service of the bank that answers one kind of question, on a host and port of its own. */
export interface SimulatedLookup {
  /** Part of the setting's name: `token` of `cbe` is `ABSAH_BANK_CBE_TOKEN_ORIGIN`. */
  readonly name: string
  readonly realOrigin: string
  /** `only_1.2`: a greeting that offers TLS 1.3 is refused. */
  readonly tls: 'default' | 'only_1.2'
  /** What a request asks for, or the answer it gets whatever is on file. */
  read(request: BankRequest): Asked | Answer
  /** What names this payment here; null where this service does not know it. */
  keyOf(payment: Payment): string | null
  /** Whether what was given beside the key opens the payment. */
  opens(payment: Payment, asked: Asked): boolean
  hit(payment: Payment): Answer | Promise<Answer>
  miss(asked: Asked): Answer
  /** What only this service does when it is unwell, by the fault's name. */
  readonly ownFaults?: Partial<Readonly<Record<Fault, (payment: Payment | undefined) => Answer | Promise<Answer>>>>
}

export interface BankRequest {
  /** As it was sent, escapes and all. */
  readonly path: string
  readonly query: URLSearchParams
  /** By small-letter name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface Asked {
  /** Reference or token. */
  readonly key: string
  /** Digits of an account, or a telephone. */
  readonly proof: string
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
}

export interface Party {
  readonly name: string
  /** All digits of the account or telephone. */
  readonly account: string
}

/** One payment of fictional people; what banks print is made from it. */
export interface Payment {
  readonly reference: string
  /** What the link carries in place of the reference; null where it carries that. */
  readonly token: string | null
  /** The bank's own word for it. */
  readonly kind: string
  /** No finer than `precision`. */
  readonly at: Date
  readonly precision: 'second' | 'minute' | 'day'
  readonly payer: Party
  readonly receiver: Party
  /** Hundredths of a birr. */
  readonly amountMinor: number
  readonly fees: Fees
  readonly reason: string
  /** What the payer wrote beside it, where the bank has a place for that. */
  readonly note?: string
  /** Anything but `completed` is no money that arrived. */
  readonly status: 'completed' | 'pending'
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

export const html = (body: string, status = 200): Answer => ({ status, type: 'text/html; charset=utf-8', body })

export const pdf = (body: Uint8Array): Answer => ({ status: 200, type: 'application/pdf', body })

/** What a web server says to an address it does not serve. */
export const NO_SUCH_PAGE: Answer = html('<html><head><title>404 Not Found</title></head><body>404</body></html>', 404)

/** What a path names by the groups `key` and `proof` of a pattern; of alternatives the second is `other`. */
export function askedIn(path: string, pattern: RegExp): Asked | Answer {
  const { key, other, proof = '' } = pattern.exec(path)?.groups ?? {}
  const named = key ?? other
  return named === undefined ? NO_SUCH_PAGE : { key: named, proof }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
