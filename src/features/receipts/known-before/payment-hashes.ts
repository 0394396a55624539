import { createHmac } from 'node:crypto'
import type { Bank, Question, Receipt } from '../../../banks/bank.ts'
import { findBank } from '../identify.ts'

/** A payment of one issuer, by keyed hashes that tell it from others without naming it. */
export interface PaymentHashes {
  /** Code of the bank whose numbering the reference is of; the tenant where one code serves several. */
  readonly issuer: string
  readonly reference: Buffer
  /** What checks of before, that knew no tenants, may have called the same payment. */
  readonly older: readonly Buffer[]
}

export interface Hashing {
  readonly banks: readonly Bank[]
  readonly referenceKey: Uint8Array
}

export function hashPayment(
  hashing: Hashing,
  bank: Bank,
  named: Pick<Question, 'token'> & { reference: string },
): PaymentHashes {
  const { banks } = hashing
  const issuer = issuerOf(banks, bank, named.token)
  const hash = (code: string) => keyed(hashing, `${code} ${named.reference}`)
  const relatives = banks.filter((each) => each.code !== issuer && shareServer(each, bank)).map(({ code }) => code)
  return { issuer, reference: hash(issuer), older: relatives.map(hash) }
}

/** The issuer that a bank's own address of a receipt names. */
export function issuerOfSource(banks: readonly Bank[], bank: Bank, sourceUrl: string): string {
  return issuerOf(banks, bank, URL.parse(sourceUrl)?.pathname.slice(1))
}

/** A token of a shared server begins with its tenant, which may be offered as a bank of its own. */
function issuerOf(banks: readonly Bank[], bank: Bank, token: string | undefined): string {
  const tenant = /^([a-z]+)\/[\w-]+$/.exec(token ?? '')?.[1]
  // So begin the paths of other servers.
  if (tenant === undefined || tenant === 'receipt') return bank.code
  return findBank(banks, tenant)?.code ?? tenant
}

function shareServer(one: Bank, other: Bank): boolean {
  const origins = new Set(other.lookups.map(({ origin }) => origin))
  return one.lookups.some(({ origin }) => origins.has(origin))
}

/** Digits at the end of the receiving account that have to be seen: few banks show fewer. */
const TAIL_DIGITS = 3
export const ALIKE_MINUTES = 10

export interface Likeness {
  /** Of amount and receiver alone. */
  readonly place: string
  readonly own: Buffer
  /** Of the same in every minute that is near enough. */
  readonly near: readonly Buffer[]
}

/** What a payment looks like, whichever bank tells of it; null where it does not say enough. */
export function likenessOf(hashing: Hashing, organizationId: string, receipt: Receipt): Likeness | null {
  const { amountMinor, currency, receiverAccount, date } = receipt
  const tail = receiverAccount?.tail.slice(-TAIL_DIGITS) ?? ''
  const minute = Math.floor(Date.parse(date ?? '') / 60_000)
  if (tail.length < TAIL_DIGITS || Number.isNaN(minute)) return null
  const place = `likeness ${organizationId} ${currency} ${amountMinor} ${tail}`
  const at = (each: number) => keyed(hashing, `${place} ${each}`)
  const steps = Array.from({ length: 2 * ALIKE_MINUTES + 1 }, (_, index) => minute - ALIKE_MINUTES + index)
  return { place: keyed(hashing, place).toString('hex'), own: at(minute), near: steps.map(at) }
}

/** Whether two receipts may tell of one payment: as many digits at the end as both show, and the time. */
export function isAlike(one: Receipt, other: Receipt): boolean {
  const [a, b] = [one.receiverAccount?.tail ?? '', other.receiverAccount?.tail ?? '']
  const common = Math.min(a.length, b.length)
  const apart = Math.abs(Date.parse(one.date ?? '') - Date.parse(other.date ?? ''))
  return a.slice(-common) === b.slice(-common) && apart <= ALIKE_MINUTES * 60_000
}

function keyed({ referenceKey }: Hashing, text: string): Buffer {
  return createHmac('sha256', referenceKey).update(text).digest()
}
