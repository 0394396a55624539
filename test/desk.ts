import { sql } from 'kysely'
import type { Duty, Role } from '../src/features/access/caller.ts'
import type { Answer, TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { type Behaviour, found, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

/** Whom each verification of the desk is about. */
export const NAME = 'DEDI KUSUMA HIDAYAT'

export interface Reviewer {
  readonly id: string
  readonly client: TestClient
}

/** A server whose verifications all wait for a reviewer. */
export interface Desk {
  readonly database: TestDatabase
  readonly platform: TestPlatform
  readonly tenant: TestTenant
  readonly owner: Reviewer
  userWith(duties: readonly Duty[], role?: Role, groupId?: string): Promise<Reviewer>
  /** In a folder of their own, so that no test takes the cases of another: as many that wait, the oldest first. */
  waiting(count: number): Promise<Pile>
  /** How often something was done to it, by the audit log. */
  actsOn(id: string, action: string): Promise<number>
  close(): Promise<void>
}

/** Some cases of one folder. */
export interface Pile {
  readonly ids: readonly string[]
  readonly folderId: string
  next(client: TestClient, filter?: object): Promise<Answer>
  /** The ids that the list answers. */
  list(client: TestClient, query?: string): Promise<string[]>
}

/** What stopped each of them. */
const WRONG = {
  code: 'COLOUR',
  result: 'FAIL',
  reason_code: 'WRONG_COLOUR',
  message: '',
  internal_message: '',
} as const

const endForReview: Behaviour = async () => ({ ...found({ name: NAME }), checks: [WRONG], end: 'NEED_REVIEW' })

export async function openDesk(settings: Record<string, string> = {}): Promise<Desk> {
  const database = await createTestDatabase()
  const platform = await startPlatform({
    database,
    verifiers: [testVerifier({ current: endForReview })],
    settings: { ABSAH_UNDO_SECONDS: '600', ABSAH_CASE_LEASE_MINUTES: '7', ...settings },
  })
  const tenant = await platform.createTenant({ credits: 100_000 })
  const userWith = async (duties: readonly Duty[], role: Role = 'GROUP_USER', groupId = tenant.groupId) => {
    const place = { organizationId: tenant.organizationId, groupId: role === 'GROUP_USER' ? groupId : null }
    const user = await makeUser(database, { role, duties, ...place })
    return { id: user.id, client: clientOf(platform.url, await signIn(platform.url, user)) }
  }
  const owner = await userWith(['REVIEWER'], 'ORGANIZATION_OWNER')
  return {
    ...{ database, platform, tenant, owner, userWith },
    waiting: (count) => pileOf(owner.client, count),
    async actsOn(id, action) {
      const acts = await sql<{ count: number }>`SELECT count(*)::int AS count FROM audit_entries
        WHERE target_id = ${id} AND action = ${action}`.execute(database.db)
      return acts.rows[0]?.count ?? 0
    },
    async close() {
      await platform.stop()
      await database.drop()
    },
  }
}

let piles = 0

async function pileOf(client: TestClient, count: number): Promise<Pile> {
  piles += 1
  const folder = await client.call('POST', '/folders', { name: `Meja ${piles}` })
  const folderId: string = folder.body.id
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const { body } = await client.call('POST', '/verifications', verificationIn(folderId))
    await settledOf(client, body.id)
    ids.push(body.id)
  }
  return {
    ...{ ids, folderId },
    next: (by, filter = {}) => by.call('POST', '/cases/next', { folder_id: folderId, ...filter }),
    async list(by, query = '') {
      const { body } = await by.call('GET', `/cases?folder_id=${folderId}&page_size=100${query}`)
      return body.items.map(({ id }: { id: string }) => id)
    },
  }
}
