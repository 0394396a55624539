import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { conflict, invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../act.ts'
import { KEY_SCOPES, type KeyScope, type Scope } from '../caller.ts'
import { createApiKey } from '../create-api-key.ts'
import { findGroup } from '../groups/store.ts'
import { type ApiKey, endKeyAt, findKey, lockKey, markKeyRevoked } from './store.ts'

export interface KeyDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

export interface KeyRequest {
  readonly groupId: string
  /** For the whole organization in place of the group alone. */
  readonly isOrganizationWide: boolean
  readonly name: string
  readonly scopes: readonly KeyScope[] | null
  readonly expiresAt: Date | null
}

export interface MadeKey {
  readonly record: ApiKey
  /** The key itself, to be shown this once. */
  readonly key: string
}

/**
 * A key in the mode of the caller.
 *
 * @throws {HttpError} 404 for a foreign group; 400 when it would have expired already.
 */
export function addKey(deps: KeyDeps, actor: Actor, asked: KeyRequest): Promise<MadeKey> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    if ((await findGroup(tx, scope, asked.groupId)) === undefined) throw notFound('Group')
    if (asked.expiresAt !== null && asked.expiresAt <= new Date()) {
      throw invalidRequest([{ field: 'expires_at', message: 'Must be in the future' }])
    }
    const groupId = asked.isOrganizationWide ? null : asked.groupId
    const made = await make(tx, scope, { ...asked, groupId })
    const { id } = made.record
    const details = { group_id: groupId, scopes: asked.scopes, expires_at: asked.expiresAt }
    await deps.recordAct(tx, actOf(actor, { action: 'api_key.created', target: { kind: 'api_key', id }, details }))
    return made
  })
}

/**
 * Ends a key at once. Ending it twice is the same.
 *
 * @throws {HttpError} 404 for a foreign key.
 */
export function revokeKeyOf(deps: KeyDeps, actor: Actor, id: string): Promise<void> {
  return inTransaction(deps.db, async (tx) => {
    const before = await lockKey(tx, actor.caller.scope, id)
    if (before === undefined) throw notFound('API key')
    if (before.revokedAt !== null) return
    await markKeyRevoked(tx, id)
    await deps.recordAct(tx, actOf(actor, { action: 'api_key.revoked', target: { kind: 'api_key', id } }))
  })
}

export interface Rotation {
  readonly id: string
  /** How long the old key goes on beside the new one. */
  readonly overlapHours: number
}

/**
 * A new key with the rights of an old one, and the life that one was made for; the old one ends after the overlap. Done
 * twice, as when the first answer was lost, it makes two.
 *
 * @throws {HttpError} 404 for a foreign key; 409 for one that has ended.
 */
export function rotateKey(deps: KeyDeps, actor: Actor, { id, overlapHours }: Rotation): Promise<MadeKey> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    const before = await lockKey(tx, scope, id)
    if (before === undefined) throw notFound('API key')
    const now = Date.now()
    if (before.revokedAt !== null || (before.expiresAt !== null && before.expiresAt.getTime() <= now)) {
      throw conflict('This API key has ended. Please create a new one')
    }
    const made = await make(tx, scope, {
      groupId: before.groupId,
      name: before.name,
      scopes: before.scopes === null ? null : KEY_SCOPES.filter((each) => before.scopes?.includes(each)),
      expiresAt: before.lifetimeMs === null ? null : new Date(now + before.lifetimeMs),
    })
    await endKeyAt(tx, id, new Date(now + overlapHours * 3_600_000))
    const details = { new_api_key_id: made.record.id, overlap_hours: overlapHours }
    await deps.recordAct(tx, actOf(actor, { action: 'api_key.rotated', target: { kind: 'api_key', id }, details }))
    return made
  })
}

type KeyRights = Pick<KeyRequest, 'name' | 'scopes' | 'expiresAt'> & { readonly groupId: string | null }

async function make(tx: Tx, scope: Scope, rights: KeyRights): Promise<MadeKey> {
  const { groupId, name, scopes, expiresAt } = rights
  const id = newId()
  const { organizationId, mode } = scope
  const key = await createApiKey(tx, { organizationId, groupId, mode, name, scopes, expiresAt }, id)
  const record = await findKey(tx, scope, id)
  if (record === undefined) throw notFound('API key')
  return { record, key }
}
