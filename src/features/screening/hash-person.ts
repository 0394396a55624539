import { createHmac } from 'node:crypto'
import type { ScreenedPerson, ScreeningSubject } from '../../engines/screening/screening.ts'

/** Keyed hashes that tell a person again in the same group and mode, and are of no use without the key. */
export interface PersonHashes {
  readonly number: Buffer | null
  /** Null without a full birth date: a name alone is nobody in particular. */
  readonly name: Buffer | null
  /** By what he is told for certain, or what is the same case: number, customer's reference, verification. */
  readonly certain: readonly Buffer[]
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/

export function hashPerson(key: Uint8Array, subject: ScreeningSubject, person: ScreenedPerson): PersonHashes {
  const { organizationId, groupId, mode, verificationId } = subject
  const { query, identifier, customerReference } = person
  const hash = (...who: readonly string[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify([organizationId, mode, groupId, who]))
      .digest()
  const name = query.name.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).join(' ')
  const birthDate = query.birthDate ?? ''
  const number = identifier === null ? null : hash('number', identifier)
  const reference = customerReference === null ? null : hash('reference', customerReference)
  return {
    number,
    name: FULL_DATE.test(birthDate) ? hash('name and birth date', name, birthDate) : null,
    certain: [number, reference, hash('verification', verificationId, name)].filter((each) => each !== null),
  }
}
