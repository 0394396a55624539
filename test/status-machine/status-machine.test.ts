import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finishRun } from '../../src/features/verifications/runs/finish-run.ts'
import { handBackRun, takeRun } from '../../src/features/verifications/runs/take-run.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import { parseMasterKey } from '../../src/platform/encryption/master-key.ts'
import { RUN_ENDS } from '../../src/verifiers/verifier.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { isLong } from '../length.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { endAsNoted, found, TEST_SERVICE_ID, testVerifier } from '../test-verifier.ts'
import { clientOf, makeUser, signIn } from '../users.ts'
import { type Command, type Model, step } from './model.ts'

/**
 * Random sequences of what callers and workers do to one verification, two at a time now and then, against the model.
 * The platform only answers requests: the workers are the test's, so that it can let any of them wake up late.
 */

const PRICE = 10
let database: TestDatabase
let platform: TestPlatform
let key: TestClient
let user: TestClient
let folderId: string
let commandsRun = 0

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier({ current: endAsNoted })]
  platform = await startPlatform({ database, verifiers, settings: { ABSAH_ROLE: 'api' } })
  const tenant = await platform.createTenant({ credits: 10_000_000 })
  const { organizationId } = tenant
  const owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  key = createClient(platform.url, tenant.liveKey)
  user = clientOf(platform.url, await signIn(platform.url, owner))
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const ends = fc.constantFrom(...RUN_ENDS, 'FAILED' as const)
/** Which of the turns or runs there are when it is its turn: 0 is the newest. */
const back = fc.nat(3)
const anyCommand = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('submit' as const, 'redact' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'continue' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const), force: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      to: fc.constantFrom('NEED_REVIEW' as const, 'COMPLETED' as const, null),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('take' as const), back }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('finish' as const), back, end: ends }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('handBack' as const), back }) },
)
type Drawn = typeof anyCommand extends fc.Arbitrary<infer Value> ? Value : never

/** One command, or two at once. */
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(anyCommand) },
  { weight: 1, arbitrary: fc.tuple(anyCommand, anyCommand) },
)
const anyOrigin = fc.constantFrom('key' as const, 'user' as const, 'draft' as const)

interface Subject {
  readonly id: string
  /** By the model's numbers, from 1. */
  readonly runIds: Map<number, string>
}

async function begin(origin: 'key' | 'user' | 'draft'): Promise<{ subject: Subject; model: Model }> {
  const client = origin === 'key' ? key : user
  const path = origin === 'draft' ? '/verifications/drafts' : '/verifications'
  const configuration = { colour: 'GREEN' }
  const { body } = await client.call('POST', path, { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration })
  const isDraft = origin === 'draft'
  const status = isDraft ? 'DRAFT' : 'IN_QUEUE'
  const none = { lease: 0, lost: 0, isHeld: false, isRedacted: false, turns: [], settled: 0, released: 0 }
  const model = { ...none, status, run: isDraft ? 0 : 1, isUsers: origin !== 'key', trail: isDraft ? [] : [status] }
  return { subject: { id: body.id, runIds: new Map() }, model }
}

/** Says which run or turn a drawn command is about; null when there is none yet. */
function resolve(drawn: Drawn, model: Model): Command | null {
  switch (drawn.kind) {
    case 'take':
      return model.run === 0 ? null : { kind: 'take', run: Math.max(1, model.run - drawn.back) }
    case 'finish':
    case 'handBack': {
      const turn = model.turns.at(-1 - (drawn.back % Math.max(1, model.turns.length)))
      return turn === undefined ? null : { ...drawn, turn }
    }
    default:
      return drawn
  }
}

async function carryOut({ id, runIds }: Subject, command: Command): Promise<number | string> {
  commandsRun += 1
  const path = `/verifications/${id}`
  switch (command.kind) {
    case 'submit':
      return (await user.call('POST', `/verifications/drafts/${id}/submit`)).status
    case 'redact':
      return (await user.call('DELETE', path)).status
    case 'retry':
      return (await user.call('POST', `${path}/retry?force=${command.force}`)).status
    case 'review': {
      const move = command.to === null ? {} : { verification_status: command.to }
      return (await user.call('PUT', path, { output: { note: 'looked at' }, ...move })).status
    }
    case 'cancel':
    case 'continue':
      return (await key.call('POST', `${path}/${command.kind}`)).status
    default:
      return work(id, runIds.get('run' in command ? command.run : command.turn.run) ?? '', command)
  }
}

/** What a worker does, whenever it wakes up. */
async function work(verificationId: string, runId: string, command: Command): Promise<string> {
  const keyring = createKeyring({ masterKey: parseMasterKey(platform.home.masterKey) })
  const deps = {
    keyring,
    jobs: { enqueue: async () => undefined },
    serviceName: () => 'Test service',
    samePersonKey: new Uint8Array(32),
  }
  return inTransaction(database.db, async (tx) => {
    if (command.kind === 'take') {
      const taken = await takeRun(tx, deps, { verificationId, runId })
      return taken.kind === 'taken' ? 'taken' : taken.reason
    }
    if (command.kind === 'handBack') {
      await handBackRun(tx, { id: verificationId, leaseNumber: command.turn.lease })
      return 'done'
    }
    if (command.kind !== 'finish') throw new Error(`${command.kind} is no worker's`)
    const { turn, end } = command
    const failure = { kind: 'failed', code: 'FILE_DAMAGED', message: 'Send it again' } as const
    const outcome = end === 'FAILED' ? failure : { ...found(), end }
    const finished = { verificationId, runId, leaseNumber: turn.lease, outcome, executionTimeMs: 1 }
    return (await finishRun(tx, deps, {
      ...finished,
      isPlayed: false,
      decidingChecks: ['COLOUR'],
      add: null,
      tables: [],
    })) === null
      ? 'late'
      : 'written'
  })
}

interface Seen {
  readonly status: string
  readonly runId: string | null
  readonly lease: number
  readonly isHeld: boolean
  /** What its events say, in their order: of two commands at once it alone may tell which came first. */
  readonly trail: readonly string[]
}

async function look({ id }: Subject): Promise<Seen> {
  const rows = await sql<Omit<Seen, 'trail'>>`SELECT status, run_id AS "runId", lease_number AS lease,
    is_lease_held AS "isHeld" FROM verifications WHERE id = ${id}`.execute(database.db)
  const [row] = rows.rows
  if (row === undefined) throw new Error('the verification is gone')
  const events = await sql<{ kind: string; status: string }>`SELECT kind, to_status AS status FROM verification_events
    WHERE verification_id = ${id} ORDER BY sequence`.execute(database.db)
  return { ...row, trail: events.rows.map((each) => (each.kind === 'STATUS_CHANGED' ? each.status : each.kind)) }
}

/** Every order in which the commands may have happened, with what each would have been answered. */
function outcomesOf(model: Model, commands: readonly Command[]): { model: Model; answers: (number | string)[] }[] {
  const [one, other] = commands
  if (one === undefined) return [{ model, answers: [] }]
  const first = step(model, one)
  if (other === undefined) return [{ model: first.model, answers: [first.answer] }]
  const second = step(first.model, other)
  const otherFirst = step(model, other)
  const oneSecond = step(otherFirst.model, one)
  return [
    { model: second.model, answers: [first.answer, second.answer] },
    { model: oneSecond.model, answers: [oneSecond.answer, otherFirst.answer] },
  ]
}

function fits(seen: Seen, model: Model): boolean {
  const isSame = seen.status === model.status && seen.lease === model.lease && seen.isHeld === model.isHeld
  return isSame && `${seen.trail}` === `${model.trail}`
}

async function expectLedger({ id }: Subject, model: Model): Promise<void> {
  const entries = await sql<{ kind: string }>`SELECT kind FROM credit_entries
    WHERE verification_id = ${id}`.execute(database.db)
  const count = (kind: string) => entries.rows.filter((each) => each.kind === kind).length
  expect([count('RESERVE'), count('SETTLE'), count('RELEASE')]).toEqual([model.run, model.settled, model.released])
  const { body } = await user.call('GET', `/verifications/${id}`)
  expect(body.credit_used).toBe(model.settled * PRICE)
}

it('obeys the table of moves whatever callers and workers do, also at once and late', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrigin, fc.array(anyStep, { minLength: 15, maxLength: 30 }), async (origin, steps) => {
      const begun = await begin(origin)
      let { model } = begun
      for (const drawn of steps) {
        const seenBefore = await look(begun.subject)
        if (seenBefore.runId !== null) begun.subject.runIds.set(model.run, seenBefore.runId)
        const commands = drawn.flatMap((each) => resolve(each, model) ?? [])
        const answers = await Promise.all(commands.map((each) => carryOut(begun.subject, each)))
        const seen = await look(begun.subject)
        const possible = outcomesOf(model, commands)
        const real = possible.find((each) => `${each.answers}` === `${answers}` && fits(seen, each.model))
        if (real === undefined) expect({ before: model, commands, answers, seen }).toEqual(possible)
        else model = real.model
      }
      await expectLedger(begun.subject, model)
    }),
    { numRuns: isLong ? 50 : 15 },
  )
  expect(commandsRun).toBeGreaterThan(isLong ? 600 : 180)
}, 240_000)

it('leaves a ledger that adds up', async () => {
  const accounts = await sql<{ balance: number; sum: number }>`SELECT a.balance, sum(e.amount)::bigint AS sum
    FROM credit_accounts a JOIN credit_entries e ON e.account_id = a.id GROUP BY a.id`.execute(database.db)

  expect(accounts.rows.filter((each) => each.balance !== each.sum)).toEqual([])
})
