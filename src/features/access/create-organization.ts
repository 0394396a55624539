import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type GroupPlace, insertGroup, insertOrganization } from './store.ts'

/** A new organization with its one group, `default`. */
export async function createOrganization(tx: Tx, name: string): Promise<GroupPlace> {
  const place = { organizationId: newId(), groupId: newId() }
  await insertOrganization(tx, { id: place.organizationId, name })
  await insertGroup(tx, {
    id: place.groupId,
    organizationId: place.organizationId,
    number: 1,
    name: 'default',
    isDefault: true,
  })
  return place
}
