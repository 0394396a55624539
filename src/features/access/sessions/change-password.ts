import { inTransaction } from '../../../platform/database/database.ts'
import { invalidRequest } from '../../../platform/http/http-error.ts'
import { type Actor, actOf } from '../act.ts'
import { unauthorized } from '../errors.ts'
import { hashPassword, isPassword } from '../password.ts'
import { weaknessOf } from '../password-weakness.ts'
import type { SessionDeps } from './start-session.ts'
import { endSessionsOf, findProfile, forgiveAttempt, updatePassword } from './store.ts'
import { subjectsOf, throttleAttempts } from './throttle-attempts.ts'

export interface PasswordChange {
  readonly actor: Actor
  /** Stays; every other session of the user ends. */
  readonly sessionId: string
  readonly currentPassword: string
  readonly newPassword: string
}

/** @throws {HttpError} 400 INVALID_REQUEST for a wrong, an unchanged or a common password; 429 as for signing in. */
export async function changePassword(deps: SessionDeps, change: PasswordChange): Promise<void> {
  const { actor, currentPassword, newPassword } = change
  const user = await findProfile(deps.db, actor.caller.credential.id)
  if (user === undefined) throw unauthorized()
  const subjects = subjectsOf(deps.attemptKey, { email: user.email, address: actor.address })
  const counted = await throttleAttempts(deps.db, subjects)
  if (!(await isPassword(currentPassword, user.passwordHash))) {
    throw invalidRequest([{ field: 'current_password', message: 'This is not your current password' }])
  }
  if (newPassword === currentPassword) {
    throw invalidRequest([{ field: 'new_password', message: 'Must be another than the current password' }])
  }
  const weakness = weaknessOf(newPassword, user.email)
  if (weakness !== null) throw invalidRequest([{ field: 'new_password', message: weakness }])
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(deps.db, async (tx) => {
    await updatePassword(tx, user.id, { passwordHash, mustChangePassword: false })
    await endSessionsOf(tx, user.id, { reason: 'PASSWORD_CHANGED', exceptId: change.sessionId })
    await forgiveAttempt(tx, counted)
    await deps.recordAct(tx, actOf(actor, { action: 'password.changed', target: { kind: 'user', id: user.id } }))
  })
}
