import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
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

/** One customer of a provider has a whole /64 of IPv6 (RFC 6177): its first four groups. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back]
  return groups.slice(0, 4).join(':')
}
