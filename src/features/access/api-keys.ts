import type { Db } from '../../platform/database/database.ts'
import { type ListedKey, revokeKey, listApiKeys as selectKeys } from './store.ts'

export type { ListedKey }

const LIST_MAX = 1_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The keys of the installation, oldest first, at most a thousand. The keys themselves are not stored. */
export function listApiKeys(db: Db): Promise<readonly ListedKey[]> {
  return selectKeys(db, LIST_MAX)
}

/** Ends a key at once. False when there is no such key that was still good. */
export async function revokeApiKey(db: Db, id: string): Promise<boolean> {
  return UUID.test(id) && revokeKey(db, id)
}
