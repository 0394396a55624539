import { type Db, inTransaction } from '../../platform/database/database.ts'
import { operatorAct, type RecordAct } from './act.ts'
import { type ListedKey, revokeKey, listApiKeys as selectKeys } from './store.ts'

export type { ListedKey }

const LIST_MAX = 1_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The keys of the installation, oldest first, at most a thousand. The keys themselves are not stored. */
export function listApiKeys(db: Db): Promise<readonly ListedKey[]> {
  return selectKeys(db, LIST_MAX)
}

/** Ends a key of any organization at once. False when there is no such key that was still good. */
export async function revokeApiKey(db: Db, id: string, recordAct: RecordAct): Promise<boolean> {
  if (!UUID.test(id)) return false
  return inTransaction(db, async (tx) => {
    const place = await revokeKey(tx, id)
    if (place === undefined) return false
    await recordAct(tx, operatorAct({ ...place, action: 'api_key.revoked', target: { kind: 'api_key', id } }))
    return true
  })
}
