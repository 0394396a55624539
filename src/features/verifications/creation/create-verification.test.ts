import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { found, testVerifier } from '../../../../test/test-verifier.ts'
import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { createKeyring } from '../../../platform/encryption/keyring.ts'
import { createJobs } from '../../../platform/jobs/create-jobs.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Caller } from '../../access/caller.ts'
import { createOrganization } from '../../access/create-organization.ts'
import { topUp } from '../../credits/door.ts'
import { insertFolder } from '../../folders/store.ts'
import { runJob } from '../runs/run-job.ts'
import { type CreateCall, createVerificationCreator } from './create-verification.ts'

const keyring = createKeyring({ masterKey: randomBytes(32) })
const logger = { error: () => undefined }
const kind = runJob(1)
let database: TestDatabase
let jobs: Jobs
let caller: Caller
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  jobs = createJobs({ url: database.url, applicationName: 'test' })
  jobs.handle(kind, async () => undefined)
  await jobs.start({ work: false })
})
afterAll(async () => {
  await jobs.stop({ graceMs: 0 })
  await database.drop()
})

beforeEach(async () => {
  const place = await inTransaction(database.db, async (tx) => {
    const made = await createOrganization(tx, 'Contoh')
    await topUp(tx, { ...made, groupId: null, amount: 1_000, note: 'test' })
    return made
  })
  caller = {
    scope: { organizationId: place.organizationId, mode: 'live', groupId: place.groupId },
    groupId: place.groupId,
    credential: { kind: 'user', id: newId(), role: 'GROUP_USER', duties: ['REVIEWER'] },
    featuresOff: [],
  }
  folderId = newId()
  const folder = {
    id: folderId,
    groupId: place.groupId,
    name: 'A',
    description: null,
    isStarred: false,
    createdBy: null,
  }
  await insertFolder(database.db, caller.scope, folder)
  await sql`INSERT INTO users (id, organization_id, group_id, email, role, password_hash)
    VALUES (${caller.credential.id}, ${place.organizationId}, ${place.groupId}, ${`${newId()}@example.com`}, 'GROUP_USER', '-')`.execute(
    database.db,
  )
})

function callOf(changes: Partial<CreateCall> = {}): CreateCall {
  return {
    caller,
    request: {
      verifier: testVerifier({ current: async () => found() }),
      folderId,
      resultId: null,
      configuration: { colour: 'GREEN' },
      files: [],
      webhookUrl: null,
      webhookMetadata: {},
      webhookSecret: null,
    },
    isGone: () => false,
    claim: null,
    ...changes,
  }
}

/** A database whose transactions end as `end` says; everything else is the real one. */
function withTransactions(end: (run: () => Promise<unknown>) => Promise<unknown>): Db {
  return new Proxy(database.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value
      return () => ({ execute: (work: never) => end(() => target.transaction().execute(work)) })
    },
  })
}

async function ledger() {
  const sums = await sql<{ verifications: number; reserves: number; balance: number }>`SELECT
      (SELECT count(*)::int FROM verifications WHERE organization_id = ${caller.scope.organizationId}) AS verifications,
      (SELECT count(*)::int FROM credit_entries WHERE organization_id = ${caller.scope.organizationId}
        AND kind = 'RESERVE') AS reserves,
      (SELECT balance FROM credit_accounts WHERE organization_id = ${caller.scope.organizationId}) AS balance`.execute(
    database.db,
  )
  return sums.rows[0]
}

it('creates once when the connection is lost after the commit, and answers what was created', async () => {
  let isFirst = true
  const db = withTransactions(async (run) => {
    const result = await run()
    if (!isFirst) return result
    isFirst = false
    throw new Error('Connection terminated unexpectedly')
  })
  const create = createVerificationCreator({ db, jobs, keyring, runJob: kind, logger })

  const created = await Promise.all(Array.from({ length: 10 }, () => create(callOf())))

  expect(new Set(created.map((each) => each.id)).size).toBe(10)
  expect(await ledger()).toEqual({ verifications: 10, reserves: 10, balance: 900 })
})

it('creates all others when one call spoils the transaction for all', async () => {
  let isFirst = true
  const db = withTransactions(async (run) => {
    if (!isFirst) return run()
    isFirst = false
    throw new Error('deadlock detected')
  })
  const create = createVerificationCreator({ db, jobs, keyring, runJob: kind, logger })

  const created = await Promise.all(Array.from({ length: 5 }, () => create(callOf())))

  expect(created).toHaveLength(5)
  expect(await ledger()).toEqual({ verifications: 5, reserves: 5, balance: 950 })
})

it('creates nothing, and charges nothing, when the transaction cannot be had', async () => {
  const db = withTransactions(() => Promise.reject(new Error('the database is away')))
  const create = createVerificationCreator({ db, jobs, keyring, runJob: kind, logger })

  await expect(create(callOf())).rejects.toMatchObject({ status: 500, code: 'VERIFICATION_FAILED' })

  expect(await ledger()).toEqual({ verifications: 0, reserves: 0, balance: 1_000 })
})

it('creates nothing for a caller who has been answered already', async () => {
  const create = createVerificationCreator({ db: database.db, jobs, keyring, runJob: kind, logger })

  const late = create(callOf({ isGone: () => true }))
  const good = create(callOf())

  await expect(late).rejects.toMatchObject({ status: 408 })
  await good
  expect(await ledger()).toEqual({ verifications: 1, reserves: 1, balance: 990 })
})

it('creates nothing for a request whose idempotency key another has taken over', async () => {
  const create = createVerificationCreator({ db: database.db, jobs, keyring, runJob: kind, logger })

  const late = create(callOf({ claim: { id: newId() } }))
  const good = create(callOf())

  await expect(late).rejects.toMatchObject({ code: 'VERIFICATION_FAILED' })
  await good
  expect(await ledger()).toEqual({ verifications: 1, reserves: 1, balance: 990 })
})
