import type { IncomingHttpHeaders } from 'node:http'
import { batchCalls, type CallOutcome } from '../../lib/batch-calls.ts'
import type { Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { hashApiKey, isApiKeyShaped } from './api-key.ts'
import { type Caller, KEY_SCOPES, type KeyScope } from './caller.ts'
import { apiKeyExpired, forbidden, invalidApiKey, unauthorized } from './errors.ts'
import { type GuardedPermission, isAllowed } from './permissions.ts'
import { type FoundKey, findKeys, type KeyQuestion, touchKeys } from './store.ts'

export type Authenticate = (headers: IncomingHttpHeaders, permission: GuardedPermission) => Promise<Caller>

/**
 * Says who is calling from `X-API-Key` or `Authorization: Bearer`, and refuses who may not. Keys are looked up on
 * every request (several requests share one statement), so revoking one works at once.
 *
 * @throws {HttpError} 401 UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED; 403 FORBIDDEN; 404 for a foreign branch.
 */
export function createAuthenticate(db: Db): Authenticate {
  const find = batchCalls<KeyQuestion, FoundKey | null>({
    run: (questions) => findInOrder(db, questions),
    sizeMax: 64,
    concurrency: 2,
  })
  return async (headers, permission) => {
    const key = keyFrom(headers)
    if (key === null) throw unauthorized()
    if (!isApiKeyShaped(key)) throw invalidApiKey()
    const branch = branchFrom(headers)
    const found = await find({ hash: hashApiKey(key), branch })
    if (found === null || found.isRevoked) throw invalidApiKey()
    if (found.isExpired) throw apiKeyExpired()
    if (found.groupId === null) throw notFound('Branch')
    const caller = callerOf(found, found.groupId)
    if (!isAllowed(caller.credential, permission)) throw forbidden()
    return caller
  }
}

async function findInOrder(
  db: Db,
  questions: readonly KeyQuestion[],
): Promise<readonly CallOutcome<FoundKey | null>[]> {
  const found = await findKeys(db, questions)
  await touchKeys(db, [...new Set(found.filter((each) => each.isStale).map((each) => each.id))])
  const byPosition = new Map(found.map((each) => [each.position, each]))
  return questions.map((_, index) => ({ kind: 'done', result: byPosition.get(index + 1) ?? null }))
}

function keyFrom(headers: IncomingHttpHeaders): string | null {
  const direct = headers['x-api-key']
  if (typeof direct === 'string' && direct !== '') return direct.trim()
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return bearer?.startsWith('chk_') ? bearer : null
}

function branchFrom(headers: IncomingHttpHeaders): number | null {
  const branch = headers['x-branch-id']
  if (branch === undefined || branch === '') return null
  // Anything that is no group number is a branch that does not exist; 0 is nobody's number.
  return typeof branch === 'string' && /^[1-9]\d{0,8}$/.test(branch) ? Number(branch) : 0
}

function callerOf(key: FoundKey, groupId: string): Caller {
  const scopes = key.scopes === null ? null : key.scopes.filter(isKeyScope)
  return {
    scope: { organizationId: key.organizationId, mode: key.mode, groupId },
    groupId,
    credential: { kind: 'key', id: key.id, name: key.name, lastFour: key.lastFour, scopes },
  }
}

function isKeyScope(text: string): text is KeyScope {
  return KEY_SCOPES.some((each) => each === text)
}
