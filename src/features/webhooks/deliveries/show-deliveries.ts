import type { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Reader } from '../../audit/reader.ts'
import { ATTEMPTS_SHOWN_MAX, type DeliveryBody, presentAttempt, presentDelivery } from './present.ts'
import { type DeliveryRecord, listAttempts } from './store.ts'

export interface ShowDeliveryDeps {
  readonly db: Db
  readonly keyring: Pick<Keyring, 'forOrganization'>
}

/** Deliveries that the reader may see, with their tries. */
export async function showDeliveries(
  deps: ShowDeliveryDeps,
  reader: Reader,
  records: readonly DeliveryRecord[],
): Promise<z.infer<typeof DeliveryBody>[]> {
  const { scope, isMasked } = reader
  const ids = records.map((record) => record.id)
  if (!isMasked) reader.note(ids)
  const attempts = Map.groupBy(await listAttempts(deps.db, ids, ATTEMPTS_SHOWN_MAX), (each) => each.deliveryId)
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return records.map((record) => ({
    ...presentDelivery(record, isMasked),
    attempts: (attempts.get(record.id) ?? []).map((attempt) => presentAttempt(attempt, { sealer, isMasked })),
  }))
}
