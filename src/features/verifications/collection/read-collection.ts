import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Position } from '../../../platform/http/position-cursor.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import { type CopiedVerification, presentWithoutLinks } from '../present.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { contentsOf } from '../show-verification.ts'
import { findVerification, findVerifications } from '../store.ts'
import { type Collection, collectionPositions, countByService, findScope } from './store.ts'

export type { Collection }

export interface ReadDeps {
  readonly keyring: Keyring
  readonly services: Pick<ServiceRegistry, 'nameOf' | 'find'>
}

/** A verification with all it holds, and without links, which would be dead before somebody reads the copy. */
export type CollectedVerification = CopiedVerification

/** Verifications in memory at once. */
const PAGE_SIZE = 250

/** How many verifications of each service are in a collection; drafts do not count. */
export function servicesOf(db: Db | Tx, collection: Collection) {
  return countByService(db, collection)
}

/**
 * The verifications of a collection, the oldest first, a page of them in memory at a time. In one snapshot it gives the
 * same ones each time it is read.
 *
 * @param serviceId null = of every service.
 */
export async function* readCollection(
  tx: Tx,
  deps: ReadDeps,
  { collection, serviceId }: { readonly collection: Collection; readonly serviceId: string | null },
): AsyncGenerator<CollectedVerification> {
  const { scope } = collection
  const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
  let after: Position | null = null
  for (;;) {
    const page: readonly Position[] = await collectionPositions(tx, collection, { serviceId, after, size: PAGE_SIZE })
    const records = await findVerifications(
      tx,
      scope,
      page.map((each) => each.id),
    )
    for (const record of records) yield presentWithoutLinks(deps, record, contentsOf(sealer, record))
    after = page.at(-1) ?? null
    if (page.length < PAGE_SIZE) return
  }
}

/** @throws {HttpError} 404 where the scope may not see such a verification. */
export async function readOne(
  deps: ReadDeps & { readonly db: Db },
  scope: Scope,
  id: string,
): Promise<CollectedVerification> {
  const record = await findVerification(deps.db, scope, id)
  if (record === undefined) throw notFound('Verification')
  const sealer = await deps.keyring.forOrganization(deps.db, record.organizationId)
  return presentWithoutLinks(deps, record, contentsOf(sealer, record))
}

/**
 * For the bearer of a signed link, which has said already who may see it.
 *
 * @throws {HttpError} 404 once it was redacted.
 */
export async function scopeOfSigned(db: Db, asked: { readonly mode: Mode; readonly id: string }): Promise<Scope> {
  const scope = await findScope(db, asked.mode, asked.id)
  if (scope === undefined) throw notFound('Verification')
  return scope
}
