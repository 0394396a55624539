import type { Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { type AmendableResult, openResult } from './editing/amend-output.ts'
import type { ServiceRegistry } from './service-registry.ts'
import { listContents } from './store.ts'

export type ReadResult =
  | { readonly kind: 'result'; readonly result: AmendableResult }
  /** It is being worked on, or ended without a result. */
  | { readonly kind: 'without'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string; readonly error: unknown }

export interface ReadDeps {
  readonly keyring: Keyring
  readonly services: ServiceRegistry
}

/** For the worker: what the verifications of its work found, in the order of their ids. One that is gone is absent. */
export async function readResults(tx: Tx, deps: ReadDeps, ids: readonly string[]): Promise<readonly ReadResult[]> {
  const read: ReadResult[] = []
  for (const row of await listContents(tx, ids)) {
    const { id } = row
    try {
      const result = await openResult(tx, deps, row)
      read.push(result === null ? { kind: 'without', id } : { kind: 'result', result })
    } catch (error) {
      read.push({ kind: 'unreadable', id, error })
    }
  }
  return read
}
