import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll } from 'vitest'
import {
  enqueueDelivery,
  type Subject,
  type WebhookEvent,
  webhookSecretContext,
} from '../../src/features/webhooks/enqueue-delivery.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import type { Jobs } from '../../src/platform/jobs/jobs.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { forgetWorkers } from '../worker.ts'
import { type Answer, openReceiver } from './receiver.ts'
import { type Line, startWorker, type Worker, type WorkerOptions } from './worker.ts'

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

interface DeliveryState {
  readonly status: string
  readonly attempts: number
  readonly next: Date | null
  readonly isFinished: boolean
  readonly body: Buffer | null
}

interface AttemptState {
  readonly outcome: string
  readonly status: number | null
  readonly code: string | null
  readonly body: Buffer | null
}

/** A database, an organization and a keyring for one file of webhook tests. What it opens is closed after each test. */
export function webhookRig() {
  const masterKey = randomBytes(32)
  const keyring = createKeyring({ masterKey })
  const organizationId = randomUUID()
  const cleanups: (() => Promise<unknown>)[] = []
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
    await sql`INSERT INTO organizations (id, name) VALUES (${organizationId}, 'Toko Contoh')`.execute(database.db)
  })
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  afterAll(() => database.drop())

  return {
    organizationId,
    keyring,
    cleanups,
    db: () => database.db,
    async receiver(answer?: Answer, port?: number) {
      const opened = await openReceiver({ ...(answer ? { answer } : {}), ...(port ? { port } : {}) })
      cleanups.push(() => opened.close())
      return opened
    },
    async worker(options: Partial<WorkerOptions> = {}): Promise<Worker> {
      const started = await startWorker({ url: database.url, masterKey, ...options })
      cleanups.push(() => started.stop())
      return started
    },
    workerProcess: () => workerProcess([database.url, masterKey.toString('hex')], cleanups),
    newEvent: (url: string, more: Partial<WebhookEvent> = {}): WebhookEvent => ({
      organizationId,
      mode: 'test',
      groupId: randomUUID(),
      subject: aSubject(),
      event: 'verification.status_changed',
      sequence: 1,
      url,
      body: JSON.stringify({ event: 'verification.status_changed', status: 'COMPLETED' }),
      ...more,
    }),
    /** A verification whose deliveries are signed with SECRET. */
    async signed() {
      const subject = aSubject()
      const sealer = await keyring.forOrganization(database.db, organizationId)
      return { subject, secretSealed: sealer.seal(SECRET, webhookSecretContext(subject.id)) }
    },
    enqueue: ({ jobs }: { jobs: Pick<Jobs, 'enqueue'> }, event: WebhookEvent): Promise<string> =>
      inTransaction(database.db, async (tx) => (await enqueueDelivery(tx, { jobs, keyring }, event)).deliveryId),
    deliveryOf: (id: string) => deliveryOf(database, id),
    attemptsOf: (id: string) => attemptsOf(database, id),
    untilAllFinished: (worker: Worker) => untilAllFinished(database, worker),
    forgetWorkers: () => forgetWorkers(database.db),
  }
}

/** Some verification that deliveries tell of. */
export function aSubject(id: string = randomUUID()): Subject {
  return { kind: 'verification', id }
}

/** For `Worker.lines.until`: so many tries of this delivery are recorded. */
export function attempted(id: string, count = 1): (lines: readonly Line[]) => boolean {
  return (lines) => lines.filter((line) => line.fields.delivery_id === id).length >= count
}

async function workerProcess(args: readonly string[], cleanups: (() => Promise<unknown>)[]) {
  const program = path.join(import.meta.dirname, 'worker-process.ts')
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanups.push(async () => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

async function deliveryOf({ db }: TestDatabase, id: string): Promise<DeliveryState | undefined> {
  const found = await sql<DeliveryState>`
    SELECT status, attempt_count AS attempts, next_attempt_at AS next, finished_at IS NOT NULL AS "isFinished",
      body_sealed AS body
    FROM webhook_deliveries WHERE id = ${id}`.execute(db)
  return found.rows[0]
}

async function attemptsOf({ db }: TestDatabase, id: string): Promise<readonly AttemptState[]> {
  const found = await sql<AttemptState>`
    SELECT outcome, response_status AS status, failure_code AS code, response_body_sealed AS body
    FROM webhook_attempts WHERE delivery_id = ${id} ORDER BY number`.execute(db)
  return found.rows
}

/** Waits until no delivery is pending; a worker's log line is the moment to look again. */
async function untilAllFinished({ db }: TestDatabase, { lines }: Worker): Promise<void> {
  for (;;) {
    const seen = lines.entries.length
    const pending = await sql`SELECT FROM webhook_deliveries WHERE status = 'PENDING' LIMIT 1`.execute(db)
    if (pending.rows.length === 0) return
    await lines.until((entries) => entries.length > seen)
  }
}
