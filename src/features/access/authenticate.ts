import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { batchCalls, type CallOutcome } from '../../lib/batch-calls.ts'
import type { Db } from '../../platform/database/database.ts'
import { ERROR_CODES } from '../../platform/http/error-codes.ts'
import { HttpError, invalidRequest, notFound } from '../../platform/http/http-error.ts'
import type { AccessTokens } from './access-token.ts'
import { hashApiKey, isApiKeyShaped } from './api-key.ts'
import { type Caller, KEY_SCOPES, type KeyScope, type Mode, NOWHERE } from './caller.ts'
import {
  apiKeyExpired,
  featureIsOff,
  forbidden,
  invalidApiKey,
  invalidToken,
  passwordChangeRequired,
  tokenExpired,
  unauthorized,
} from './errors.ts'
import { type GuardedPermission, isAllowed, isAnywhere, isForNewcomers, isSwitchedOff } from './permissions.ts'
import { type FoundSession, findSession } from './sessions/store.ts'
import { type FoundKey, findKeys, type KeyQuestion, touchKeys } from './store.ts'

export type Authenticate = (headers: IncomingHttpHeaders, permission: GuardedPermission) => Promise<Caller>

export interface AuthenticateDeps {
  readonly db: Db
  readonly tokens: AccessTokens
}

/**
 * Says who is calling from `X-API-Key` or `Authorization: Bearer` (a key or an access token), and refuses who may not.
 * Keys and sessions are looked up on every request, so revoking one or disabling a user works at once.
 *
 * A user picks the mode by `X-Absah-Mode` (default live), and the group that new things go into by `X-Branch-Id`. A
 * SUPER_ADMIN, who belongs to no organization, names one in `X-Absah-Organization`.
 *
 * @throws {HttpError} 401 UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED, INVALID_TOKEN, TOKEN_EXPIRED; 403 FORBIDDEN;
 * 404 for a foreign branch or organization; 400 for a header that is wrong.
 */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const find = batchCalls<KeyQuestion, FoundKey | null>({
    run: (questions) => findInOrder(deps.db, questions),
    sizeMax: 64,
    concurrency: 2,
  })
  return async (headers, permission) => {
    const key = keyFrom(headers)
    if (key !== null) return authenticateKey(find, { key, branch: branchFrom(headers), permission })
    const token = bearerFrom(headers)
    if (token === null) throw unauthorized()
    return authenticateUser(deps, { token, headers, permission })
  }
}

/** What `Authorization: Bearer` carries; null without it. */
export function bearerFrom(headers: { readonly authorization?: string | undefined }): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

interface KeyAttempt {
  readonly key: string
  readonly branch: number | null
  readonly permission: GuardedPermission
}

async function authenticateKey(
  find: (question: KeyQuestion) => Promise<FoundKey | null>,
  { key, branch, permission }: KeyAttempt,
): Promise<Caller> {
  if (!isApiKeyShaped(key)) throw invalidApiKey()
  const found = await find({ hash: hashApiKey(key), branch })
  if (found === null || found.isRevoked) throw invalidApiKey()
  if (found.isExpired) throw apiKeyExpired()
  if (found.groupId === null) throw notFound('Branch')
  const caller = callerOfKey(found, found.groupId)
  if (!isAllowed(caller.credential, permission)) throw forbidden()
  if (isSwitchedOff(permission, found.featuresOff)) throw featureIsOff()
  return caller
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
  const bearer = bearerFrom(headers)
  return bearer?.startsWith('chk_') ? bearer : null
}

function branchFrom(headers: IncomingHttpHeaders): number | null {
  const branch = headers['x-branch-id']
  if (branch === undefined || branch === '') return null
  // Anything that is no group number is a branch that does not exist; 0 is nobody's number.
  return typeof branch === 'string' && /^[1-9]\d{0,8}$/.test(branch) ? Number(branch) : 0
}

function callerOfKey(key: FoundKey, groupId: string): Caller {
  const scopes = key.scopes === null ? null : key.scopes.filter(isKeyScope)
  return {
    scope: { organizationId: key.organizationId, mode: key.mode, groupId },
    groupId,
    credential: { kind: 'key', id: key.id, name: key.name, lastFour: key.lastFour, scopes },
    featuresOff: key.featuresOff,
  }
}

function isKeyScope(text: string): text is KeyScope {
  return KEY_SCOPES.some((each) => each === text)
}

interface UserAttempt {
  readonly token: string
  readonly headers: IncomingHttpHeaders
  readonly permission: GuardedPermission
}

async function authenticateUser(deps: AuthenticateDeps, attempt: UserAttempt): Promise<Caller> {
  const { headers, permission } = attempt
  const verdict = deps.tokens.read(attempt.token)
  if (verdict.kind === 'expired') throw tokenExpired()
  if (verdict.kind === 'invalid') throw invalidToken()
  const organization = organizationFrom(headers)
  const branch = branchFrom(headers)
  const session = await findSession(deps.db, { ...verdict.claims, organizationId: organization, branch })
  if (session === undefined) throw invalidToken()
  const credential = { kind: 'user', id: verdict.claims.userId, role: session.role, duties: session.duties } as const
  if (!isAllowed(credential, permission)) throw forbidden()
  if (session.mustChangePassword && !isForNewcomers(permission)) throw passwordChangeRequired()
  const { organizationId, groupId } = placeOf(session, { organization, permission })
  if (isSwitchedOff(permission, session.featuresOff)) throw featureIsOff()
  const scope = { organizationId, mode: modeFrom(headers), groupId: session.userGroupId }
  return { scope, groupId, credential, featuresOff: session.featuresOff }
}

function placeOf(
  session: FoundSession,
  asked: { readonly organization: string | null; readonly permission: GuardedPermission },
): { readonly organizationId: string; readonly groupId: string } {
  const { organizationId, groupId } = session
  if (organizationId === null) {
    if (asked.organization !== null) throw notFound('Organization')
    if (isAnywhere(asked.permission)) return { organizationId: NOWHERE, groupId: NOWHERE }
    throw invalidRequest([{ field: 'X-Absah-Organization', message: 'Please name the organization by its id' }])
  }
  if (groupId === null) throw notFound('Branch')
  return { organizationId, groupId }
}

/** Anything that is no id is an organization that does not exist. */
function organizationFrom(headers: IncomingHttpHeaders): string | null {
  const text = headers['x-absah-organization']
  if (text === undefined || text === '') return null
  return z.guid().toLowerCase().safeParse(text).data ?? NOWHERE
}

function modeFrom(headers: IncomingHttpHeaders): Mode {
  const text = headers['x-absah-mode']
  if (text === undefined || text === '' || text === 'live') return 'live'
  if (text === 'test') return 'test'
  throw new HttpError({
    status: 400,
    code: 'INVALID_VALUE',
    message: ERROR_CODES.INVALID_VALUE.message,
    errors: [{ field: 'X-Absah-Mode', message: 'Must be one of: live, test' }],
  })
}
