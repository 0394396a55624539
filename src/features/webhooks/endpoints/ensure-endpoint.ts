import { v5 } from 'uuid'
import type { Tx } from '../../../platform/database/database.ts'
import { type Addressee, insertEndpoint } from './store.ts'

/** The id of the endpoint that an address belongs to; it is made when it is new. */
export async function ensureEndpoint(tx: Tx, { organizationId, mode, url }: Addressee): Promise<string> {
  const { origin } = new URL(url)
  // The same for every transaction, so that it needs no look to know it, and two that make it make one.
  const id = v5(`${mode} ${origin}`, organizationId)
  await insertEndpoint(tx, { id, organizationId, mode, origin })
  return id
}
