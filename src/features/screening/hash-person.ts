import { createHmac } from 'node:crypto'
import type { ScreenedPerson, ScreeningTenant } from '../../engines/screening/screening.ts'

/**
 * The same for the same person in the same group and mode, and of no use without the key: by his number where it is
 * known, else by name, birth date, countries and sex as they were given.
 */
export function hashPerson(key: Uint8Array, tenant: ScreeningTenant, person: ScreenedPerson): Buffer {
  const { organizationId, groupId, mode } = tenant
  const { name, birthDate, countries, sex } = person.query
  const folded = name.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).join(' ')
  const who = person.identifier === null ? ['name', folded, birthDate, countries, sex] : ['number', person.identifier]
  return createHmac('sha256', key)
    .update(JSON.stringify([organizationId, mode, groupId, who]))
    .digest()
}
