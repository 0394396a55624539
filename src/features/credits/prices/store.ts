import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'

export interface OwnPrice {
  readonly serviceId: string
  readonly price: number
}

/** Credits that a run costs an organization, by service id, where it has a price of its own. */
export async function ownPrices(handle: Db | Tx, organizationId: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<OwnPrice>`SELECT service_id AS "serviceId", price FROM service_prices
    WHERE organization_id = ${organizationId}`.execute(handle)
  return new Map(found.rows.map(({ serviceId, price }) => [serviceId, price]))
}

export async function upsertPrices(tx: Tx, organizationId: string, prices: readonly OwnPrice[]): Promise<void> {
  await sql`INSERT INTO service_prices (organization_id, service_id, price)
    SELECT ${organizationId}, "serviceId", price FROM jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      AS p ("serviceId" uuid, price int)
    ON CONFLICT (organization_id, service_id) DO UPDATE SET price = excluded.price`.execute(tx)
}

export async function deletePrices(tx: Tx, organizationId: string, serviceIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM service_prices
    WHERE organization_id = ${organizationId} AND service_id = ANY(${serviceIds}::uuid[])`.execute(tx)
}
