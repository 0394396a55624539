import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, connect } from '../../src/platform/database/connect.ts'
import { inSnapshot, inTransaction, type Tx } from '../../src/platform/database/database.ts'
import { type Answer, createClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { isLong } from '../length.ts'
import { settingsOf, startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from '../test-verifier.ts'
import { clientOf, makeUser, signIn, type Tokens } from '../users.ts'
import { checkLedger } from './check-ledger.ts'
import { checkHistory, type Operation } from './history.ts'
import { type Nodes, startNodes } from './nodes.ts'

/**
 * Random operations from several callers at three nodes on one PostgreSQL, while connections are cut in the middle of
 * transactions and nodes are killed; the ledger is looked at all the time and compared with what callers were told.
 */

const OPERATIONS = Number(process.env.LEDGER_OPERATIONS ?? (isLong ? 500 : 150))
const CALLERS = 12
const OPERATIONS_PER_CUT = 12
const OPERATIONS_PER_KILL = isLong ? 120 : 45
const SEED = 20_261_126

let database: TestDatabase
let platform: TestPlatform
let nodes: Nodes
let tenant: TestTenant
let superAdmin: Tokens
let folderId: string
/** Of the checker alone, so that nobody cuts it. */
let looking: Connection

const history: Operation[] = []
const ids: string[] = []
const counts = { cuts: 0, kills: 0, looks: 0 }

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier({ current: endAsNoted })]
  const settings = { ABSAH_ROLE: 'api', ABSAH_RATE_LIMIT: '1000000' }
  platform = await startPlatform({ database, verifiers, settings })
  nodes = await startNodes(2, { ...settingsOf(database, platform.home), ABSAH_RATE_LIMIT: '1000000' })
  looking = connect({ url: database.url, applicationName: 'the checker', connectionsMax: 2 })
  tenant = await platform.createTenant({ credits: 300 })
  superAdmin = await signIn(
    platform.url,
    await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null }),
  )
  folderId = (await createClient(platform.url, tenant.liveKey).call('POST', '/folders', { name: 'Pinjaman' })).body.id
}, 180_000)
afterAll(async () => {
  await nodes.killAll()
  await platform.stop()
  await looking.close()
  await database.drop()
})

const anyOperation = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('create' as const) },
    { weight: 4, arbitrary: fc.constant('retry' as const) },
    { weight: 3, arbitrary: fc.constantFrom('cancel' as const, 'topUp' as const) },
    { weight: 2, arbitrary: fc.constant('continue' as const) },
  ),
  node: fc.nat(2),
  /** Which of the verifications so far; 0 is the newest. */
  back: fc.nat(11),
  note: fc.constantFrom('COMPLETED', 'COMPLETED', 'FAILED', 'FRAUD_DETECTED', 'FRAUD_DETECTED'),
  amount: fc.integer({ min: 1, max: 60 }),
})
type Drawn = typeof anyOperation extends fc.Arbitrary<infer Value> ? Value : never

/** One operation, as a caller does it who sends again, under the same key, what got no answer. */
async function carryOut(drawn: Drawn): Promise<void> {
  const { kind } = drawn
  const idempotencyKey = { 'idempotency-key': randomUUID() }
  const name = kind === 'create' || kind === 'topUp' ? randomUUID() : ids.at(-1 - (drawn.back % (ids.length || 1)))
  if (name === undefined) return
  const sendTo = (url: string) => {
    const key = createClient(url, tenant.liveKey, idempotencyKey)
    if (kind === 'topUp') {
      const admin = { ...idempotencyKey, 'x-absah-organization': tenant.organizationId }
      const body = { amount: drawn.amount, note: name }
      return clientOf(url, superAdmin, admin).call('POST', `/groups/${tenant.groupId}/credits`, body)
    }
    if (kind === 'create') {
      const configuration = { colour: 'GREEN', note: drawn.note }
      const body = { service_id: TEST_SERVICE_ID, folder_id: folderId, result_id: name, configuration }
      return key.call('POST', '/verifications', body)
    }
    return key.call('POST', `/verifications/${name}/${kind}${kind === 'retry' ? '?force=true' : ''}`)
  }
  const first = await sendTo(nodes.urls[drawn.node] ?? platform.url).catch(() => null)
  const answer = first ?? (await sendTo(platform.url))
  if (kind === 'create' && answer.status === 201) ids.push(answer.body.id)
  history.push({ kind, name, outcome: first === null && answer.status >= 300 ? 'lost' : outcomeOf(answer) })
}

function outcomeOf({ status, body }: Answer): Operation['outcome'] {
  if (status < 300) return 'done'
  // This code promises that nothing was charged.
  if (status < 500 || body.error_code === 'VERIFICATION_FAILED') return 'refused'
  return 'lost'
}

/** Ends one connection of the platform on which a transaction is open. */
async function cutConnection(): Promise<void> {
  const cut = await sql`SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name <> 'the checker' AND xact_start IS NOT NULL
      AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY random() LIMIT 1) AS one`.execute(
    looking.db,
  )
  counts.cuts += cut.rows.length
}

async function look(): Promise<void> {
  const { violations } = await inSnapshot(looking.db, checkLedger)
  expect(violations).toEqual([])
  counts.looks += 1
}

/** Carries all operations out, several at a time, with a cut, a kill or a look after so many of them. */
async function carryOutAll(drawn: readonly Drawn[]): Promise<void> {
  const beside: Promise<void>[] = []
  let next = 0
  const caller = async () => {
    for (let index = next++; index < drawn.length; index = next++) {
      const operation = drawn[index]
      if (operation === undefined) return
      if (index % OPERATIONS_PER_CUT === OPERATIONS_PER_CUT - 1) beside.push(cutConnection())
      if (index % OPERATIONS_PER_KILL === OPERATIONS_PER_KILL - 1) {
        counts.kills += 1
        beside.push(nodes.replace(counts.kills % nodes.urls.length))
      }
      if (index % 50 === 0) beside.push(look())
      await carryOut(operation)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  await Promise.all(beside)
}

/** Ends what is still open, so that every run has its end. */
async function cancelOpen(): Promise<void> {
  const open = await sql<{ id: string }>`SELECT id FROM verifications
    WHERE status IN ('IN_QUEUE', 'IN_PROGRESS', 'FRAUD_DETECTED')`.execute(looking.db)
  const key = createClient(platform.url, tenant.liveKey)
  for (const { id } of open.rows) expect((await key.call('POST', `/verifications/${id}/cancel`)).status).toBe(200)
}

it('stays right to the credit whatever is done, cut and killed at once', { timeout: 480_000 }, async () => {
  await carryOutAll(fc.sample(anyOperation, { numRuns: OPERATIONS, seed: SEED }))
  await nodes.killAll()
  await cancelOpen()

  const report = await inSnapshot(looking.db, checkLedger)
  expect(report.violations).toEqual([])
  expect(await checkHistory(looking.db, history)).toEqual([])
  const { rows } = await sql<{ kind: string; count: number }>`SELECT kind, count(*)::int AS count
    FROM credit_entries GROUP BY kind`.execute(looking.db)
  const written = Object.fromEntries(rows.map((each) => [each.kind, each.count]))
  expect(written.RESERVE).toBe((written.SETTLE ?? 0) + (written.RELEASE ?? 0))
  const told = Object.fromEntries(
    [...Map.groupBy(history, (each) => `${each.kind} ${each.outcome}`)].map(([name, each]) => [name, each.length]),
  )
  const { accounts, entries, runs } = report
  process.stdout.write(
    `${JSON.stringify({ seed: SEED, operations: history.length, told, ...counts, accounts, entries, runs, written })}\n`,
  )
  for (const kind of ['topUp', 'create', 'retry', 'cancel', 'continue'])
    expect([kind, told[`${kind} done`] ?? 0]).not.toEqual([kind, 0])
  expect(Math.min(counts.cuts, counts.kills, counts.looks)).toBeGreaterThan(2)
})

interface Plant {
  readonly law: string
  readonly sql: readonly string[]
}

const RUN = `(SELECT run_id FROM credit_entries WHERE kind = 'SETTLE' ORDER BY id LIMIT 1)`
const copyOf = (kind: string, changes: string) => `INSERT INTO credit_entries
  (account_id, organization_id, kind, amount, verification_id, run_id)
  SELECT account_id, organization_id, ${changes}, verification_id, run_id FROM credit_entries
  WHERE run_id = ${RUN} AND kind = '${kind}'`

/** What the constraints would not let happen is planted without them, in a transaction that is undone. */
const PLANTS: readonly Plant[] = [
  {
    law: 'never negative',
    sql: [
      'ALTER TABLE credit_accounts DROP CONSTRAINT credit_accounts_balance_check',
      'UPDATE credit_accounts SET balance = -1',
    ],
  },
  { law: 'sum of entries = balance', sql: ['UPDATE credit_accounts SET balance = balance + 1'] },
  {
    law: 'was never negative',
    sql: [
      `UPDATE credit_entries SET amount = amount - 100000 WHERE id = (SELECT min(id) FROM credit_entries WHERE kind = 'RESERVE')`,
    ],
  },
  {
    law: 'one reserve per run',
    sql: ['DROP INDEX credit_entries_one_reserve', copyOf('RESERVE', `'RESERVE', amount`)],
  },
  { law: 'at most one end per run', sql: ['DROP INDEX credit_entries_one_end', copyOf('SETTLE', `'SETTLE', 0`)] },
  {
    law: 'an end undoes or keeps its own reserve',
    sql: [`UPDATE credit_entries SET kind = 'RELEASE', amount = 9 WHERE run_id = ${RUN} AND kind = 'SETTLE'`],
  },
  { law: 'every paid run was reserved', sql: [`DELETE FROM credit_entries WHERE run_id = ${RUN}`] },
  {
    law: 'every reserve is of a run that began',
    sql: [`UPDATE credit_entries SET run_id = gen_random_uuid() WHERE run_id = ${RUN} AND kind = 'RESERVE'`],
  },
  {
    law: 'an end as the status asks for',
    sql: [`DELETE FROM credit_entries WHERE run_id = ${RUN} AND kind = 'SETTLE'`],
  },
  { law: 'credits used = settled reserves', sql: ['UPDATE verifications SET credit_used = credit_used + 1'] },
]

it.each(PLANTS)('finds a planted violation: $law', async ({ law, sql: statements }) => {
  let violations: readonly string[] = []
  const undone = new Error('undone')
  const planting = inTransaction(looking.db, async (tx: Tx) => {
    await sql`ALTER TABLE credit_entries DISABLE TRIGGER USER`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
    violations = (await checkLedger(tx)).violations
    throw undone
  })
  await expect(planting).rejects.toBe(undone)

  expect(violations.filter((each) => each.startsWith(`${law}:`))).not.toEqual([])
})

it.each(['topUp', 'create', 'retry'] as const)('finds that callers were told a lie about %s', async (kind) => {
  const done = history.find((each) => each.kind === kind && each.outcome === 'done')
  if (done === undefined) throw new Error(`no ${kind} was done`)

  const denied = history.filter((each) => each.name !== done.name || each.kind !== kind)
  const refused = { ...done, outcome: 'refused' as const }
  const doubled = { ...done, name: kind === 'retry' ? done.name : randomUUID() }

  expect(await checkHistory(looking.db, [...denied, refused])).toHaveLength(1)
  expect(await checkHistory(looking.db, [...history, doubled, ...Array(20).fill(doubled)])).toHaveLength(1)
})
