import { sql } from 'kysely'
import { expect } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import type { TestDatabase } from '../database.ts'
import { createTestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { TEST_SERVICE_ID, testVerifier } from '../test-verifier.ts'
import { settledOf } from '../until.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { noteOf, type Sighting, seeAsNoted } from './sightings.ts'

export const TERMS = { legal_basis: 'Persetujuan tertulis, formulir 12', retention_days: 30 }
export const BUDI = { number: '3171010101900001', face: 'budi' } as const
export const SITI = { number: '3171015202910002', face: 'siti' } as const
export const HIT = { code: 'DUPLICATE_FACE', result: 'FAIL' }

/** Two workers on one database, whose test service sees whom it is told to. */
export interface Rig {
  readonly database: TestDatabase
  readonly platform: TestPlatform
  stop(): Promise<void>
}

export async function openRig(): Promise<Rig> {
  const database = await createTestDatabase()
  const verifiers = [testVerifier({ current: seeAsNoted })]
  const platform = await startPlatform({ database, verifiers })
  const second = await startPlatform({ database, verifiers, home: platform.home })
  return {
    ...{ database, platform },
    async stop() {
      await second.stop()
      await platform.stop()
      await database.drop()
    },
  }
}

/** An organization with two groups, each with a user, a key and a folder, and an owner above them. */
export interface Firm {
  readonly tenant: TestTenant
  readonly owner: TestClient
  readonly here: Desk
  readonly there: Desk
}

export interface Desk {
  readonly key: TestClient
  readonly user: TestClient
  readonly folderId: string
}

export async function openFirm(rig: Rig, { isOn = true }: { isOn?: boolean } = {}): Promise<Firm> {
  const { platform } = rig
  const tenant = await platform.createTenant({ credits: 10_000 })
  const { organizationId } = tenant
  const owner = await personOf(rig, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  const otherGroup = (await owner.call('POST', '/groups', { name: 'Cabang' })).body.id
  const otherKey = (await owner.call('POST', `/groups/${otherGroup}/api-keys`, { name: 'Cabang' })).body.key
  if (isOn) expect((await owner.call('PUT', '/duplicate-faces', TERMS)).status).toBe(200)
  return {
    ...{ tenant, owner },
    here: await openDesk(rig, { organizationId, groupId: tenant.groupId, key: tenant.liveKey }),
    there: await openDesk(rig, { organizationId, groupId: otherGroup, key: otherKey }),
  }
}

async function openDesk(
  rig: Rig,
  { organizationId, groupId, key }: { organizationId: string; groupId: string; key: string },
): Promise<Desk> {
  const client = createClient(rig.platform.url, key)
  const folder = await client.call('POST', '/folders', { name: `Berkas ${groupId}` })
  const user = await personOf(rig, { role: 'GROUP_USER', organizationId, groupId })
  return { key: client, user, folderId: folder.body.id }
}

async function personOf({ platform, database }: Rig, user: Parameters<typeof makeUser>[1]): Promise<TestClient> {
  return clientOf(platform.url, await signIn(platform.url, await makeUser(database, user)))
}

export function begin({ key, folderId }: Desk, sighting: Sighting, rest: object = {}) {
  const configuration = { colour: 'GREEN', note: noteOf(sighting) }
  return key.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration,
    ...rest,
  })
}

export async function see(desk: Desk, sighting: Sighting, rest: object = {}) {
  const created = await begin(desk, sighting, rest)
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(desk.key, created.body.id)
}

export const checkIn = (verification: { output: { checks: { code: string }[] } }) =>
  verification.output.checks.find(({ code }) => code === 'DUPLICATE_FACE')

export async function enrolled({ database }: Rig, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT verification_id AS id FROM enrolled_faces
    WHERE verification_id = ANY(${ids}::uuid[]) ORDER BY number`.execute(database.db)
  return found.rows.map(({ id }) => id)
}

export async function makeOlder({ database }: Rig, id: string, days: number): Promise<void> {
  await sql`UPDATE enrolled_faces SET enrolled_at = now() - ${days} * interval '1 day'
    WHERE verification_id = ${id}`.execute(database.db)
}
