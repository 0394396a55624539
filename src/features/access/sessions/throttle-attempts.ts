import { createHmac } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import type { Db, Tx } from '../../../platform/database/database.ts'
import { tooManyAttempts } from '../errors.ts'
import { type AttemptKind, type AttemptSubject, countAttempt, forgetAttempts, isKnownNetwork } from './store.ts'

/** A quarter of an hour, from the first attempt on. */
export const ATTEMPT_WINDOW_SECONDS = 15 * 60
/** Attempts in one window that may fail. An office behind one address has more people than one account. */
export const ATTEMPTS_MAX: Readonly<Record<AttemptKind, number>> = { ACCOUNT: 10, NETWORK: 10, ADDRESS: 100 }

export interface Attempt {
  /** In lower case; there need not be such an account. */
  readonly email: string
  /** The network address it comes from. */
  readonly address: string
}

/** What an attempt may be counted under. */
export interface AttemptSubjects {
  /** The account, from wherever. */
  readonly account: AttemptSubject
  /** The account, from this network. */
  readonly network: AttemptSubject
  /** Whatever account, from this address. */
  readonly address: AttemptSubject
}

/** `key` keeps addresses from being read out of the table by trying them all. */
export function subjectsOf(key: Uint8Array, { email, address }: Attempt): AttemptSubjects {
  const hashOf = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    account: { kind: 'ACCOUNT', hash: hashOf(`account:${email}`) },
    network: { kind: 'NETWORK', hash: hashOf(`network:${email}:${prefixOf(address, NETWORK)}`) },
    address: { kind: 'ADDRESS', hash: hashOf(`address:${prefixOf(address, ADDRESS)}`) },
  }
}

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip through together. From a network
 * that somebody signed in to the account from, it is counted there alone: wrong passwords from elsewhere lock nobody out.
 *
 * @returns what it was counted under, to be forgiven when it succeeds.
 * @throws {HttpError} 429 TOO_MANY_REQUESTS with Retry-After.
 */
export async function throttleAttempts(db: Db, subjects: AttemptSubjects): Promise<readonly AttemptSubject[]> {
  const { account, network, address } = subjects
  const counted = [(await isKnownNetwork(db, network.hash)) ? network : account, address]
  for (const subject of counted) await throttleOne(db, subject)
  return counted
}

/** As above, for one subject. */
export async function throttleOne(db: Db, subject: AttemptSubject): Promise<void> {
  const { count, secondsLeft } = await countAttempt(db, subject, ATTEMPT_WINDOW_SECONDS)
  if (count > ATTEMPTS_MAX[subject.kind]) throw tooManyAttempts(secondsLeft)
}

/** Lets an account be signed in to again at once, from wherever. */
export function liftLock(
  tx: Tx,
  key: Uint8Array,
  user: { readonly id: string; readonly email: string },
): Promise<void> {
  return forgetAttempts(tx, { account: subjectsOf(key, { email: user.email, address: '' }).account, userId: user.id })
}

interface Prefixes {
  readonly ipv4Bytes: number
  readonly ipv6Bytes: number
}

/** One customer of a provider has a whole /64 of IPv6 (RFC 6177). */
const ADDRESS: Prefixes = { ipv4Bytes: 4, ipv6Bytes: 8 }
/** A home or an office, whose address changes within it: /24, and /48. */
const NETWORK: Prefixes = { ipv4Bytes: 3, ipv6Bytes: 6 }

function prefixOf(address: string, { ipv4Bytes, ipv6Bytes }: Prefixes): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  const bytes = parsed.toByteArray().slice(0, parsed.kind() === 'ipv4' ? ipv4Bytes : ipv6Bytes)
  return `${parsed.kind()}:${bytes.join('.')}`
}
