import type { Tx } from '../../../platform/database/database.ts'
import { deletePrices, upsertPrices } from './store.ts'

/** By service id: credits that a run costs from now on, or null for what it costs everybody. Others stay as they are. */
export type PriceChanges = Readonly<Record<string, number | null>>

/** Runs that have begun keep the price they were reserved at. */
export async function setPrices(tx: Tx, organizationId: string, changes: PriceChanges): Promise<void> {
  const given = Object.entries(changes)
  const own = given.flatMap(([serviceId, price]) => (price === null ? [] : [{ serviceId, price }]))
  const gone = given.flatMap(([serviceId, price]) => (price === null ? [serviceId] : []))
  if (own.length > 0) await upsertPrices(tx, organizationId, own)
  if (gone.length > 0) await deletePrices(tx, organizationId, gone)
}
