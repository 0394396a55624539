import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { conflict, invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct, type RecordEffect } from '../act.ts'
import { randomText } from '../api-key.ts'
import type { Duty, Scope } from '../caller.ts'
import { createUser } from '../create-user.ts'
import { alreadyExists } from '../errors.ts'
import { findGroup } from '../groups/store.ts'
import { hashPassword } from '../password.ts'
import { endSessionsOf, updatePassword } from '../sessions/store.ts'
import { liftLock } from '../sessions/throttle-attempts.ts'
import { findUser, lockUser, type User, updateUser } from './store.ts'

export interface UserDeps {
  readonly db: Db
  readonly recordAct: RecordAct
  readonly recordEffect: RecordEffect
  /** Under which attempts to sign in are counted. */
  readonly attemptKey: Uint8Array
}

/** A SUPER_ADMIN belongs to the installation and is made on its command line alone. */
export const MEMBER_ROLES = ['ORGANIZATION_OWNER', 'GROUP_USER'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export interface NewMember {
  readonly email: string
  readonly name: string
  readonly role: MemberRole
  /** Of a GROUP_USER. */
  readonly duties: readonly Duty[]
  readonly groupId: string | null
  readonly monthlyQuota: number | null
}

export interface MadeUser {
  readonly user: User
  /** 20 characters of base 62: 119 bits. */
  readonly oneTimePassword: string
}

const ONE_TIME_PASSWORD_LENGTH = 20

export function newOneTimePassword(): string {
  return randomText(ONE_TIME_PASSWORD_LENGTH)
}

/** @throws {HttpError} 400 for a taken address or a group that does not fit the role; 404 for a foreign group. */
export function addUser(deps: UserDeps, actor: Actor, member: NewMember): Promise<MadeUser> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    await checkPlace(tx, scope, member)
    const id = newId()
    const oneTimePassword = newOneTimePassword()
    const { organizationId } = scope
    const asked = { ...member, organizationId, password: oneTimePassword, mustChangePassword: true }
    if (!(await createUser(tx, asked, id))) {
      throw alreadyExists('A user with this e-mail address already exists. Please use another address')
    }
    const user = await findUser(tx, scope, id)
    if (user === undefined) throw notFound('User')
    const details = {
      role: member.role,
      duties: member.duties,
      group_id: member.groupId,
      monthly_quota: member.monthlyQuota,
    }
    await deps.recordAct(tx, actOf(actor, { action: 'user.created', target: { kind: 'user', id }, details }))
    await deps.recordEffect(tx, { claim: actor.claim, status: 201, resourceId: id })
    return { user, oneTimePassword }
  })
}

export interface MemberChange {
  readonly name?: string | undefined
  readonly role?: MemberRole | undefined
  readonly duties?: readonly Duty[] | undefined
  readonly groupId?: string | null | undefined
  readonly isDisabled?: boolean | undefined
  readonly monthlyQuota?: number | null | undefined
}

/**
 * Changes what is given and leaves the rest. A user who is disabled is signed out at once.
 *
 * @throws {HttpError} 404 for a foreign user or group; 409 for one's own role or access.
 */
export function changeUser(
  deps: UserDeps,
  actor: Actor,
  { id, change }: { readonly id: string; readonly change: MemberChange },
): Promise<User> {
  const { scope, credential } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    const before = await lockUser(tx, scope, id)
    if (before === undefined) throw notFound('User')
    const role = change.role ?? before.role
    const kept = role === before.role ? before.groupId : null
    const after = {
      name: change.name ?? before.name,
      role,
      duties: change.duties ?? before.duties,
      groupId: change.groupId === undefined ? kept : change.groupId,
      isDisabled: change.isDisabled ?? before.disabledAt !== null,
      monthlyQuota: change.monthlyQuota === undefined ? before.monthlyQuota : change.monthlyQuota,
    }
    if (id === credential.id && (after.isDisabled || after.role !== before.role)) {
      throw conflict('You cannot take your own access away. Please ask another owner')
    }
    await checkPlace(tx, scope, after)
    await updateUser(tx, id, after)
    if (after.isDisabled) await endSessionsOf(tx, id, { reason: 'USER_DISABLED', exceptId: null })
    const { role: newRole, duties, groupId: newGroupId, isDisabled, monthlyQuota } = after
    const place = { role: newRole, duties, group_id: newGroupId }
    const details = { ...place, is_disabled: isDisabled, monthly_quota: monthlyQuota }
    await deps.recordAct(tx, actOf(actor, { action: 'user.changed', target: { kind: 'user', id }, details }))
    const user = await findUser(tx, scope, id)
    if (user === undefined) throw notFound('User')
    return user
  })
}

/**
 * A new one-time password for somebody who lost his. Ends his sessions, and what wrong passwords locked.
 *
 * @throws {HttpError} 404 for a foreign user.
 */
export async function resetPassword(deps: UserDeps, actor: Actor, id: string): Promise<string> {
  const user = await findUser(deps.db, actor.caller.scope, id)
  if (user === undefined) throw notFound('User')
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)
  await inTransaction(deps.db, async (tx) => {
    await updatePassword(tx, id, { passwordHash, mustChangePassword: true })
    await endSessionsOf(tx, id, { reason: 'PASSWORD_CHANGED', exceptId: null })
    await liftLock(tx, deps.attemptKey, user)
    await deps.recordAct(tx, actOf(actor, { action: 'password.reset', target: { kind: 'user', id } }))
    await deps.recordEffect(tx, { claim: actor.claim, status: 200, resourceId: id })
  })
  return oneTimePassword
}

/** A GROUP_USER has a group, of this organization; others have none. */
async function checkPlace(
  tx: Tx,
  scope: Scope,
  member: { readonly role: string; readonly groupId: string | null },
): Promise<void> {
  const { role, groupId } = member
  if (role !== 'GROUP_USER') {
    if (groupId === null) return
    throw invalidRequest([{ field: 'group_id', message: 'Only a GROUP_USER has a group' }])
  }
  if (groupId === null) throw invalidRequest([{ field: 'group_id', message: 'A GROUP_USER needs a group' }])
  if ((await findGroup(tx, scope, groupId)) === undefined) throw notFound('Group')
}
