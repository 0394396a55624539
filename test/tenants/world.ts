import { randomUUID } from 'node:crypto'
import type { Credential, Duty, Mode, Role } from '../../src/features/access/caller.ts'
import { createApiKey } from '../../src/features/access/create-api-key.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { createClient, type TestClient } from '../client.ts'
import type { TestDatabase } from '../database.ts'
import type { TestPlatform, TestTenant } from '../platform.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { verificationIn } from './verification-in.ts'

/** Somebody who calls, and what is his own. */
export interface Person {
  readonly name: string
  readonly client: TestClient
  /** The same user, naming another organization; null for who is no user. */
  readonly clientIn: ((organizationId: string) => TestClient) | null
  /** For the permission table; null for one without a credential. */
  readonly credential: Credential | null
  /** Whether it names an organization, as a SUPER_ADMIN must. */
  readonly isSomewhere: boolean
  readonly own: { readonly folderId: string; readonly userId: string; readonly draftId: string }
}

export interface World {
  readonly database: TestDatabase
  readonly platform: TestPlatform
  /** Everything that is asked for belongs to its group `default`, in live mode. */
  readonly tenant: TestTenant
  /** Who may see it: the first may see all of the organization, the others only the group. */
  readonly owners: readonly [Person, ...Person[]]
  /** A SUPER_ADMIN within the organization, for what nobody else may do. */
  readonly superAdmin: Person
  /** Who may not: of another organization, group or mode, of nowhere, or nobody. */
  readonly strangers: readonly Person[]
  /** Who may not because of the mode alone. */
  readonly otherMode: readonly Person[]
}

/** Two organizations, two groups in the first, both modes, every role and kind of key. */
export async function makeWorld(database: TestDatabase, platform: TestPlatform): Promise<World> {
  const tenant = await platform.createTenant({ credits: 1_000_000 })
  const foreign = await platform.createTenant()
  const make = createPeople(database, platform)
  const own = { tenant, groupId: tenant.groupId }
  const theirs = { tenant: foreign, groupId: foreign.groupId }
  const owner = await make.user('owner', { ...own, role: 'ORGANIZATION_OWNER' })
  const group = await owner.client.call('POST', '/groups', { name: 'Cabang Lain' })
  const beside = { tenant, groupId: String(group.body.id) }
  return {
    database,
    platform,
    tenant,
    owners: [
      owner,
      await make.user('user of the group', { ...own, role: 'GROUP_USER' }),
      await make.user('cashier of the group', { ...own, role: 'GROUP_USER', duties: ['CASHIER'] }),
      await make.key('key of the group', { ...own, mode: 'live' }),
    ],
    superAdmin: await make.user('SUPER_ADMIN', { ...own, role: 'SUPER_ADMIN' }),
    strangers: [
      await make.user('owner of another organization', { ...theirs, role: 'ORGANIZATION_OWNER' }),
      await make.user('owner of another organization, in test mode', {
        ...theirs,
        role: 'ORGANIZATION_OWNER',
        mode: 'test',
      }),
      await make.user('user of another organization', { ...theirs, role: 'GROUP_USER' }),
      await make.user('SUPER_ADMIN in another organization', { ...theirs, role: 'SUPER_ADMIN' }),
      await make.key('live key of another organization', { ...theirs, mode: 'live' }),
      await make.key('test key of another organization', { ...theirs, mode: 'test' }),
      await make.key('key for the whole of another organization', { ...theirs, mode: 'live', isWide: true }),
      await make.user('user of another group', { ...beside, role: 'GROUP_USER' }),
      await make.user('cashier of another group', { ...beside, role: 'GROUP_USER', duties: ['CASHIER'] }),
      await make.key('key of another group', { ...beside, mode: 'live' }),
      await make.nowhere(),
      make.nobody(),
    ],
    otherMode: [
      await make.user('owner, in test mode', { ...own, role: 'ORGANIZATION_OWNER', mode: 'test' }),
      await make.user('user of the group, in test mode', { ...own, role: 'GROUP_USER', mode: 'test' }),
      await make.key('test key of the group', { ...own, mode: 'test' }),
    ],
  }
}

interface Place {
  readonly tenant: TestTenant
  readonly groupId: string
}

interface Asked {
  readonly role: Role
  readonly mode?: Mode
  readonly duties?: readonly Duty[]
}

function createPeople(database: TestDatabase, platform: TestPlatform) {
  const ownOf = async (client: TestClient, place: Place) => {
    const { organizationId } = place.tenant
    const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId: place.groupId })
    const folder = await client.call('POST', '/folders', { name: randomUUID() })
    const draft = await client.call('POST', '/verifications/drafts', verificationIn(folder.body.id))
    // Keys may have no drafts.
    return {
      folderId: String(folder.body.id ?? randomUUID()),
      userId: user.id,
      draftId: String(draft.body.id ?? randomUUID()),
    }
  }
  const nothing = { folderId: randomUUID(), userId: randomUUID(), draftId: randomUUID() }
  return {
    async user(name: string, place: Place & Asked): Promise<Person> {
      const { role, mode = 'live', duties = ['REVIEWER'] } = place
      const organizationId = role === 'SUPER_ADMIN' ? null : place.tenant.organizationId
      const groupId = role === 'GROUP_USER' ? place.groupId : null
      const user = await makeUser(database, { role, organizationId, groupId, duties })
      const tokens = await signIn(platform.url, user)
      const clientIn = (id: string) =>
        clientOf(platform.url, tokens, { 'x-absah-mode': mode, 'x-absah-organization': id })
      const client = clientIn(place.tenant.organizationId)
      const credential = { kind: 'user', id: user.id, role, duties } as const
      return { name, client, clientIn, credential, isSomewhere: true, own: await ownOf(client, place) }
    },
    async key(name: string, place: Place & { readonly mode: Mode; readonly isWide?: boolean }): Promise<Person> {
      const { mode, tenant } = place
      const groupId = place.isWide ? null : place.groupId
      const key = await inTransaction(database.db, (tx) =>
        createApiKey(tx, { organizationId: tenant.organizationId, groupId, mode, name }),
      )
      const client = createClient(platform.url, key)
      const credential = { kind: 'key', id: '', name, lastFour: key.slice(-4), scopes: null } as const
      return { name, client, clientIn: null, credential, isSomewhere: true, own: await ownOf(client, place) }
    },
    async nowhere(): Promise<Person> {
      const user = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
      const client = clientOf(platform.url, await signIn(platform.url, user))
      const credential = { kind: 'user', id: user.id, role: 'SUPER_ADMIN', duties: [] } as const
      return {
        name: 'SUPER_ADMIN in no organization',
        client,
        clientIn: null,
        credential,
        isSomewhere: false,
        own: nothing,
      }
    },
    nobody(): Person {
      const client = createClient(platform.url, null)
      return { name: 'nobody', client, clientIn: null, credential: null, isSomewhere: false, own: nothing }
    },
  }
}
