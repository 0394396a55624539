import type { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Scope } from '../../access/caller.ts'
import { ATTEMPTS_SHOWN_MAX, type DeliveryBody, presentAttempt, presentDelivery } from './present.ts'
import { type DeliveryRecord, listAttempts } from './store.ts'

export interface ShowDeliveryDeps {
  readonly db: Db
  readonly keyring: Pick<Keyring, 'forOrganization'>
}

/** Deliveries that the scope may see, with their tries. */
export async function showDeliveries(
  deps: ShowDeliveryDeps,
  scope: Scope,
  records: readonly DeliveryRecord[],
): Promise<z.infer<typeof DeliveryBody>[]> {
  const ids = records.map((record) => record.id)
  const attempts = Map.groupBy(await listAttempts(deps.db, ids, ATTEMPTS_SHOWN_MAX), (each) => each.deliveryId)
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return records.map((record) => ({
    ...presentDelivery(record),
    attempts: (attempts.get(record.id) ?? []).map((attempt) => presentAttempt(sealer, attempt)),
  }))
}
