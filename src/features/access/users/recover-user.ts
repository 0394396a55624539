import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { operatorAct, type RecordAct } from '../act.ts'
import { hashPassword } from '../password.ts'
import { endSessionsOf, findUserByEmail, rememberNetwork, type SignInUser, updatePassword } from '../sessions/store.ts'
import { liftLock, subjectsOf } from '../sessions/throttle-attempts.ts'
import { newOneTimePassword } from './administer-users.ts'

export interface RecoverDeps {
  readonly db: Db
  readonly recordAct: RecordAct
  readonly attemptKey: Uint8Array
}

export interface Recovered {
  readonly id: string
  readonly email: string
  readonly organizationId: string | null
}

/** The user of an e-mail address as the operator types it, whatever organization he is in. */
export async function findRecoverable(db: Db, address: string): Promise<Recovered | undefined> {
  const email = address.trim().toLowerCase()
  const user: SignInUser | undefined = await findUserByEmail(db, email)
  return user === undefined ? undefined : { id: user.id, organizationId: user.organizationId, email }
}

/**
 * Gives a user another password on the operator's word, ends his sessions and what wrong passwords locked.
 *
 * @param chosen null: a one-time password is made.
 * @returns the password.
 */
export async function resetByOperator(deps: RecoverDeps, user: Recovered, chosen: string | null): Promise<string> {
  const password = chosen ?? newOneTimePassword()
  const passwordHash = await hashPassword(password)
  await inTransaction(deps.db, async (tx) => {
    await updatePassword(tx, user.id, { passwordHash, mustChangePassword: chosen === null })
    await endSessionsOf(tx, user.id, { reason: 'PASSWORD_CHANGED', exceptId: null })
    await liftLock(tx, deps.attemptKey, user)
    await record(tx, deps, { user, action: 'password.reset' })
  })
  return password
}

/**
 * Ends what wrong passwords locked.
 *
 * @param address a network address from which wrong passwords of others do not count from now on; null: none.
 */
export async function unlockByOperator(deps: RecoverDeps, user: Recovered, address: string | null): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await liftLock(tx, deps.attemptKey, user)
    if (address !== null) {
      await rememberNetwork(tx, user.id, subjectsOf(deps.attemptKey, { email: user.email, address }).network.hash)
    }
    await record(tx, deps, { user, action: 'user.unlocked' })
  })
}

async function record(
  tx: Tx,
  { recordAct }: RecoverDeps,
  { user, action }: { readonly user: Recovered; readonly action: string },
): Promise<void> {
  const { id, organizationId } = user
  await recordAct(tx, operatorAct({ organizationId, groupId: null, action, target: { kind: 'user', id } }))
}
