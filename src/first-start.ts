import { randomText } from './features/access/api-key.ts'
import { createApiKey } from './features/access/create-api-key.ts'
import { createOrganization } from './features/access/create-organization.ts'
import { createUser } from './features/access/create-user.ts'
import { isFirstStart } from './features/access/is-first-start.ts'
import { topUp } from './features/credits/door.ts'
import { type Db, inTransaction } from './platform/database/database.ts'

/** What is shown once, when an installation starts for the first time. */
export interface FirstStart {
  readonly ownerEmail: string
  readonly oneTimePassword: string
  readonly liveKey: string
  readonly testKey: string
}

const FIRST_CREDITS = 100_000

/**
 * Makes the first organization with its group, credits, owner and keys.
 *
 * @returns null when the installation has an organization already.
 */
export function makeFirstOrganization(db: Db): Promise<FirstStart | null> {
  return inTransaction(db, async (tx) => {
    if (!(await isFirstStart(tx))) return null
    const place = await createOrganization(tx, 'My organization')
    await topUp(tx, { organizationId: place.organizationId, groupId: null, amount: FIRST_CREDITS, note: 'First start' })
    const ownerEmail = 'owner@localhost'
    const oneTimePassword = randomText(20)
    await createUser(tx, {
      organizationId: place.organizationId,
      groupId: null,
      email: ownerEmail,
      role: 'ORGANIZATION_OWNER',
      password: oneTimePassword,
      mustChangePassword: true,
    })
    const liveKey = await createApiKey(tx, { ...place, mode: 'live', name: 'First live key' })
    const testKey = await createApiKey(tx, { ...place, mode: 'test', name: 'First test key' })
    return { ownerEmail, oneTimePassword, liveKey, testKey }
  })
}
