import { createHmac } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import type { Db } from '../../../platform/database/database.ts'
import { tooManyAttempts } from '../errors.ts'
import { type AttemptKind, type AttemptSubject, countAttempt } from './store.ts'

/** A quarter of an hour, from the first attempt on. */
export const ATTEMPT_WINDOW_SECONDS = 15 * 60
/** Attempts in one window that may fail. An office behind one address has more people than one account. */
export const ATTEMPTS_MAX: Readonly<Record<AttemptKind, number>> = { ACCOUNT: 10, ADDRESS: 100 }

export interface Attempt {
  /** In lower case; there need not be such an account. */
  readonly email: string
  /** The network address it comes from. */
  readonly address: string
}

/** What an attempt is counted under. `key` keeps addresses from being read out of the table by trying them all. */
export function subjectsOf(key: Uint8Array, { email, address }: Attempt): readonly AttemptSubject[] {
  const hashOf = (text: string) => createHmac('sha256', key).update(text).digest()
  return [
    { kind: 'ACCOUNT', hash: hashOf(`account:${email}`) },
    { kind: 'ADDRESS', hash: hashOf(`address:${networkOf(address)}`) },
  ]
}

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip through together.
 *
 * @throws {HttpError} 429 TOO_MANY_REQUESTS with Retry-After.
 */
export async function throttleAttempts(db: Db, subjects: readonly AttemptSubject[]): Promise<void> {
  for (const subject of subjects) {
    const { count, secondsLeft } = await countAttempt(db, subject, ATTEMPT_WINDOW_SECONDS)
    if (count > ATTEMPTS_MAX[subject.kind]) throw tooManyAttempts(secondsLeft)
  }
}

/** One customer of a provider has a whole /64 of IPv6 (RFC 6177): its first eight bytes. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.')
}
