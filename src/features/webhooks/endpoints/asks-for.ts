import type { Tx } from '../../../platform/database/database.ts'
import type { Addressee } from './ensure-endpoint.ts'
import { hasEvent } from './store.ts'

/** Whether somebody asked for an event to be told to the endpoint that an address belongs to. */
export function asksFor(tx: Tx, { organizationId, mode, url }: Addressee, event: string): Promise<boolean> {
  return hasEvent(tx, { organizationId, mode, origin: new URL(url).origin, event })
}
