import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Duty, Role } from './caller.ts'
import { hashPassword } from './password.ts'
import { insertUser } from './store.ts'

export interface NewUser {
  readonly organizationId: string | null
  readonly groupId: string | null
  readonly email: string
  readonly role: Role
  readonly password: string
  readonly mustChangePassword: boolean
  readonly name?: string
  /** Of a GROUP_USER; absent = REVIEWER. */
  readonly duties?: readonly Duty[]
  /** Passes a month in live mode; null or absent = unlimited. */
  readonly monthlyQuota?: number | null
}

/**
 * Makes a user who signs in with e-mail address and password.
 *
 * @returns false when the address is taken.
 */
export async function createUser(tx: Tx, user: NewUser, id: string = newId()): Promise<boolean> {
  const passwordHash = await hashPassword(user.password)
  const { name = '', duties = ['REVIEWER'], monthlyQuota = null } = user
  return insertUser(tx, {
    ...user,
    id,
    name,
    duties,
    monthlyQuota,
    email: user.email.trim().toLowerCase(),
    passwordHash,
  })
}
