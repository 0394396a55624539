import { randomBytes } from 'node:crypto'
import { type Generated, type Kysely, sql } from 'kysely'
import type { Db, NoTables, Tx } from '../database/database.ts'
import { deriveKey, KEY_BYTES } from './derive-key.ts'
import { createSealer, type Sealer } from './sealer.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

type KeyTables = {
  data_keys: { organization_id: string; version: number; wrapped_key: Buffer; created_at: Generated<Date> }
}

/** Finds each organization's data keys, unwraps them and keeps the last used ones in memory. */
export interface Keyring {
  /**
   * The sealer of an organization; its first data key is made when there is none yet. Inside a transaction give it
   * that transaction. Throws MasterKeyError when the data keys were wrapped by another master key.
   */
  forOrganization(handle: Db | Tx, organizationId: string): Promise<Sealer>
}

export interface KeyringOptions {
  readonly masterKey: Uint8Array
  /** Organizations whose keys are kept in memory. */
  readonly organizationsMax?: number
  /** Milliseconds; for tests. */
  readonly now?: () => number
}

/** How long keys are used before the table is read again, so that added or destroyed versions become known. */
const CACHE_MS = 60_000

interface StoredKey {
  readonly version: number
  readonly wrapped_key: Buffer
  readonly is_committed: boolean
}

const wrappingKeyOf = (masterKey: Uint8Array) => deriveKey(masterKey, 'absah data key wrapping 1')

export interface StoredDataKey {
  readonly organizationId: string
  readonly version: number
  readonly wrappedKey: Buffer
}

/** @throws {MasterKeyError} when the data key was wrapped by another master key. */
export function assertOpens(masterKey: Uint8Array, { organizationId, version, wrappedKey }: StoredDataKey): void {
  unwrapKey(wrappingKeyOf(masterKey), wrappedKey, { organizationId, version })
}

export function createKeyring({ masterKey, organizationsMax = 1_000, now = Date.now }: KeyringOptions): Keyring {
  const wrappingKey = wrappingKeyOf(masterKey)
  const cache = new Map<string, { sealer: Sealer; until: number }>()

  const remember = (organizationId: string, kept: { sealer: Sealer; until: number }): void => {
    // A map keeps the order of insertion: what is used again moves to the end.
    cache.delete(organizationId)
    cache.set(organizationId, kept)
    const oldest = cache.keys().next()
    if (cache.size > organizationsMax && !oldest.done) cache.delete(oldest.value)
  }

  return {
    async forOrganization(handle, organizationId) {
      const cached = cache.get(organizationId)
      if (cached && cached.until > now()) {
        remember(organizationId, cached)
        return cached.sealer
      }

      let rows = await selectKeys(handle, organizationId)
      if (rows.length === 0) {
        const wrapped = wrapKey(wrappingKey, randomBytes(KEY_BYTES), { organizationId, version: 1 })
        await insertFirstKey(handle, organizationId, wrapped)
        rows = await selectKeys(handle, organizationId)
      }
      const byVersion = new Map(
        rows.map((row) => [
          row.version,
          unwrapKey(wrappingKey, row.wrapped_key, { organizationId, version: row.version }),
        ]),
      )
      const sealer = createSealer({ current: Math.max(...byVersion.keys()), byVersion })
      if (rows.every((row) => row.is_committed)) remember(organizationId, { sealer, until: now() + CACHE_MS })
      return sealer
    },
  }
}

/**
 * A key made by the transaction that reads it may yet be rolled back; remembering it would seal data under a key that
 * was never stored. Such a row carries this transaction's own now(), any other visible row is committed.
 */
async function selectKeys(handle: Kysely<NoTables>, organizationId: string): Promise<readonly StoredKey[]> {
  return handle
    .withTables<KeyTables>()
    .selectFrom('data_keys')
    .select(['version', 'wrapped_key', sql<boolean>`created_at <> now()`.as('is_committed')])
    .where('organization_id', '=', organizationId)
    .execute()
}

/** Waits for a rival's insert and then does nothing, so that all end with the one key that was committed. */
async function insertFirstKey(handle: Kysely<NoTables>, organizationId: string, wrapped: Buffer): Promise<void> {
  await handle
    .withTables<KeyTables>()
    .insertInto('data_keys')
    .values({ organization_id: organizationId, version: 1, wrapped_key: wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
