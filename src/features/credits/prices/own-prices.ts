import type { Db, Tx } from '../../../platform/database/database.ts'
import { findPrices } from './store.ts'

/** Credits that a run costs an organization, by service id, where it has a price of its own. */
export async function ownPrices(handle: Db | Tx, organizationId: string): Promise<ReadonlyMap<string, number>> {
  const found = await findPrices(handle, organizationId)
  return new Map(found.map(({ serviceId, price }) => [serviceId, price]))
}
