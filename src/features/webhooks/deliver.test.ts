import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { createKeyring } from '../../platform/encryption/keyring.ts'
import { enqueueDelivery, type WebhookEvent, webhookSecretContext } from './enqueue-delivery.ts'
import { type Answer, openReceiver } from './testing/receiver.ts'
import { startWorker, type Worker, type WorkerOptions } from './testing/worker.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
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

async function receiver(answer?: Answer, port?: number) {
  const opened = await openReceiver({ ...(answer ? { answer } : {}), ...(port ? { port } : {}) })
  cleanups.push(() => opened.close())
  return opened
}

async function worker(options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const started = await startWorker({ url: database.url, masterKey, ...options })
  cleanups.push(() => started.stop())
  return started
}

const newEvent = (url: string, more: Partial<WebhookEvent> = {}): WebhookEvent => ({
  organizationId,
  mode: 'test',
  verificationId: randomUUID(),
  sequence: 1,
  url,
  body: JSON.stringify({ event: 'verification.status_changed', status: 'COMPLETED' }),
  ...more,
})

const enqueue = ({ jobs }: Pick<Worker, 'jobs'>, event: WebhookEvent): Promise<string> =>
  inTransaction(database.db, async (tx) => (await enqueueDelivery(tx, { jobs, keyring }, event)).deliveryId)

async function deliveryOf(id: string) {
  const found = await sql<{ status: string; attempts: number; next: Date | null; isFinished: boolean; body: Buffer }>`
    SELECT status, attempt_count AS attempts, next_attempt_at AS next, finished_at IS NOT NULL AS "isFinished",
      body_sealed AS body
    FROM webhook_deliveries WHERE id = ${id}`.execute(database.db)
  return found.rows[0]
}

async function attemptsOf(id: string) {
  const found = await sql<{ outcome: string; status: number | null; code: string | null; body: Buffer | null }>`
    SELECT outcome, response_status AS status, failure_code AS code, response_body_sealed AS body
    FROM webhook_attempts WHERE delivery_id = ${id} ORDER BY number`.execute(database.db)
  return found.rows
}

const attempted =
  (id: string, count = 1) =>
  (lines: readonly { fields: Readonly<Record<string, unknown>> }[]) =>
    lines.filter((line) => line.fields.delivery_id === id).length >= count

describe('a webhook delivery', () => {
  it('arrives signed, is verified by the reference library, and is recorded', async () => {
    const { url, journal } = await receiver((_received, response) => response.end('thanks'))
    const working = await worker()
    const verificationId = randomUUID()
    const sealer = await keyring.forOrganization(database.db, organizationId)
    const secretSealed = sealer.seal(SECRET, webhookSecretContext(verificationId))

    const id = await enqueue(working, newEvent(url, { verificationId, secretSealed, body: '{"name":"Siti Contoh"}' }))
    await working.lines.until(attempted(id))

    const [received] = journal.entries
    expect(new Webhook(SECRET).verify(received?.body ?? '', received?.headers ?? {})).toEqual({ name: 'Siti Contoh' })
    expect(received).toMatchObject({ id, headers: { 'content-type': 'application/json' } })
    expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 1, next: null, isFinished: true })
    const [attempt] = await attemptsOf(id)
    expect(attempt).toMatchObject({ outcome: 'DELIVERED', status: 200, code: null })
    expect(sealer.open(attempt?.body ?? Buffer.alloc(0), `webhook.response:${id}:1`).toString()).toBe('thanks')
  })

  it('goes unsigned without a secret', async () => {
    const { url, journal } = await receiver()
    const working = await worker()

    const id = await enqueue(working, newEvent(url))
    await working.lines.until(attempted(id))

    expect(journal.entries[0]?.headers).not.toHaveProperty('webhook-signature')
    expect(journal.entries[0]?.headers).toHaveProperty('webhook-timestamp')
  })

  it('is written to the log by ids alone and to the database sealed', async () => {
    const { url } = await receiver((_received, response) => response.writeHead(500).end('Budi Contoh is unknown'))
    const working = await worker({ delaysMs: [0, 60_000] })

    const id = await enqueue(working, newEvent(`${url}?token=hunter2`, { body: '{"name":"Budi Contoh"}' }))
    await working.lines.until(attempted(id))

    expect(working.lines.entries).toEqual([
      {
        message: 'webhook.attempted',
        fields: {
          organization_id: organizationId,
          verification_id: expect.any(String),
          delivery_id: id,
          attempt: 1,
          outcome: 'REFUSED',
          response_status: 500,
          failure_code: null,
          duration_ms: expect.any(Number),
          decision: 'retry',
          next_attempt_at: expect.stringMatching(/^\d{4}-/),
        },
      },
    ])
    expect(JSON.stringify(working.lines.entries)).not.toMatch(/Budi|hunter2/)
    expect((await deliveryOf(id))?.body.includes('Budi')).toBe(false)
    expect((await attemptsOf(id))[0]?.body?.includes('Budi')).toBe(false)
  })

  it('is not sent when the transaction that told of it was rolled back', async () => {
    const { url, journal } = await receiver()
    const working = await worker()
    const rolledBack = inTransaction(database.db, async (tx) => {
      await enqueueDelivery(tx, { jobs: working.jobs, keyring }, newEvent(url))
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')

    const id = await enqueue(working, newEvent(url))
    await working.lines.until(attempted(id))

    expect(journal.entries.map((received) => received.id)).toEqual([id])
  })

  it('reaches a receiver that was down for a while, under the same id, each try signed anew', async () => {
    const first = await openReceiver()
    await first.close()
    const working = await worker({ delaysMs: [0, 10, 2_000, 10, 10, 10, 10, 10] })
    const verificationId = randomUUID()
    const sealer = await keyring.forOrganization(database.db, organizationId)
    const secretSealed = sealer.seal(SECRET, webhookSecretContext(verificationId))

    const id = await enqueue(working, newEvent(first.url, { verificationId, secretSealed }))
    await working.lines.until(attempted(id, 2))
    let refusals = 0
    const { journal } = await receiver((_received, response) => {
      refusals += 1
      response.writeHead(refusals === 1 ? 503 : 204, { 'retry-after': '1' }).end()
    }, first.port)
    await working.lines.until(attempted(id, 4))

    expect((await attemptsOf(id)).map((attempt) => [attempt.outcome, attempt.status, attempt.code])).toEqual([
      ['UNREACHABLE', null, 'CONNECTION_REFUSED'],
      ['UNREACHABLE', null, 'CONNECTION_REFUSED'],
      ['REFUSED', 503, null],
      ['DELIVERED', 204, null],
    ])
    expect(journal.entries.map((received) => received.id)).toEqual([id, id])
    const [one, two] = journal.entries
    expect(two?.timestamp).toBeGreaterThan(one?.timestamp ?? 0)
    expect(two?.headers['webhook-signature']).not.toBe(one?.headers['webhook-signature'])
    for (const received of journal.entries) new Webhook(SECRET).verify(received.body, received.headers)
  })

  it.each([
    ['410 stops it', 410, 1, 'GONE'],
    ['a redirect is a failure and is not followed', 302, 3, 'REFUSED'],
    ['an error is tried until the schedule ends', 500, 3, 'REFUSED'],
  ])('%s', async (_name, status, tries, outcome) => {
    const elsewhere = await receiver()
    const { url, journal } = await receiver((_received, response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    )
    const working = await worker({ delaysMs: [0, 10, 10] })

    const id = await enqueue(working, newEvent(url))
    await working.lines.until(attempted(id, tries))

    expect(journal.entries.length).toBe(tries)
    expect(elsewhere.journal.entries).toEqual([])
    expect((await attemptsOf(id)).every((attempt) => attempt.outcome === outcome)).toBe(true)
    expect(await deliveryOf(id)).toMatchObject({ status: 'FAILED', attempts: tries, next: null, isFinished: true })
    expect(working.lines.entries.at(-1)?.fields.decision).toBe('given_up')
  })

  it('keeps no more than a kibibyte of what a talkative receiver answers', async () => {
    const { url } = await receiver((_received, response) => response.end('x'.repeat(500_000)))
    const working = await worker()

    const id = await enqueue(working, newEvent(url))
    await working.lines.until(attempted(id))

    const [attempt] = await attemptsOf(id)
    expect(attempt?.outcome).toBe('DELIVERED')
    expect(attempt?.body?.length).toBe(1_024 + 35)
  })

  it('counts a receiver that never finishes its answer as a failure', async () => {
    const { url } = await receiver((_received, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    })
    const working = await worker({ timeoutMs: 200, delaysMs: [0] })

    const id = await enqueue(working, newEvent(url))
    await working.lines.until(attempted(id))

    expect(await attemptsOf(id)).toEqual([{ outcome: 'UNREACHABLE', status: null, code: 'TIMED_OUT', body: null }])
  })

  it.each(['http://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/', 'https://0x7f.1:PORT/', 'https://localhost:PORT/'])(
    'never reaches a private address: %s',
    async (pattern) => {
      const { port, journal } = await receiver()
      const working = await worker({ rules: '', delaysMs: [0] })

      const id = await enqueue(working, newEvent(pattern.replace('PORT', String(port))))
      await working.lines.until(attempted(id))

      expect(await attemptsOf(id)).toEqual([{ outcome: 'BLOCKED', status: null, code: 'ADDRESS', body: null }])
      expect(journal.entries).toEqual([])
    },
  )

  it('sends nothing once its body was redacted, and lets the next event go', async () => {
    const { url, journal } = await receiver()
    const sender = await worker()
    const verificationId = randomUUID()
    const [redacted, next] = await inTransaction(database.db, async (tx) => {
      const deps = { jobs: sender.jobs, keyring }
      const first = await enqueueDelivery(tx, deps, newEvent(url, { verificationId, sequence: 1 }))
      const second = await enqueueDelivery(tx, deps, newEvent(url, { verificationId, sequence: 2 }))
      await sql`UPDATE webhook_deliveries SET body_sealed = NULL WHERE id = ${first.deliveryId}`.execute(tx)
      return [first.deliveryId, second.deliveryId]
    })

    await sender.lines.until(attempted(next))

    expect(journal.entries.map((received) => received.id)).toEqual([next])
    expect(await deliveryOf(redacted)).toMatchObject({ status: 'FAILED', attempts: 0, isFinished: true })
  })
})

describe('the order of webhook deliveries', () => {
  it('keeps first tries of one verification in order under several workers, and retries hold nobody back', async () => {
    const VERIFICATIONS = 6
    const EVENTS = 6
    const refusedOnce = new Set<string>()
    const underWay = new Map<string, number>()
    let overlaps = 0
    const { url, journal } = await receiver((received, response) => {
      const { verification, sequence } = JSON.parse(received.body)
      const isFirstTry = !refusedOnce.has(received.id)
      if (isFirstTry) underWay.set(verification, (underWay.get(verification) ?? 0) + 1)
      if ((underWay.get(verification) ?? 0) > 1) overlaps += 1
      const isRefused = sequence % 3 === 1 && isFirstTry
      if (isRefused) refusedOnce.add(received.id)
      setImmediate(() => {
        if (isFirstTry) underWay.set(verification, (underWay.get(verification) ?? 0) - 1)
        response.writeHead(isRefused ? 500 : 204).end()
      })
    })
    const [one, other] = [await worker({ delaysMs: [0, 3_000] }), await worker({ delaysMs: [0, 3_000] })]
    const verifications = Array.from({ length: VERIFICATIONS }, () => randomUUID())

    // Events of different verifications at once, those of one verification one after the other, as its row lock has it.
    await Promise.all(
      verifications.map(async (verificationId, index) => {
        for (let sequence = 1; sequence <= EVENTS; sequence += 1) {
          const body = JSON.stringify({ verification: verificationId, sequence })
          const event = newEvent(url, { verificationId, sequence, body })
          await enqueue(index % 2 === 0 ? one : other, event)
        }
      }),
    )
    await journal.until((entries) => new Set(entries.map((received) => received.id)).size === VERIFICATIONS * EVENTS)
    const firsts = journal.entries.map((received) => JSON.parse(received.body))
    await journal.until((entries) => entries.length === VERIFICATIONS * (EVENTS + EVENTS / 3))

    for (const verification of verifications) {
      const order = firsts.filter((each) => each.verification === verification).map((each) => each.sequence)
      expect([...new Set(order)]).toEqual([1, 2, 3, 4, 5, 6])
    }
    expect(overlaps).toBe(0)
    const seen = journal.entries.map((received) => received.id)
    expect(seen.length).toBe(VERIFICATIONS * (EVENTS + EVENTS / 3))
  })

  it('lets the next event go when the one before it was given up', async () => {
    const { url } = await receiver((received, response) =>
      response.writeHead(JSON.parse(received.body).sequence === 1 ? 410 : 204).end(),
    )
    const working = await worker()
    const verificationId = randomUUID()
    const tell = (sequence: number) =>
      enqueue(working, newEvent(url, { verificationId, sequence, body: JSON.stringify({ sequence }) }))

    const [first, second] = [await tell(1), await tell(2)]
    await working.lines.until(attempted(second))

    expect((await deliveryOf(first))?.status).toBe('FAILED')
    expect((await deliveryOf(second))?.status).toBe('DELIVERED')
  })
})

describe('an interrupted webhook delivery', () => {
  it('is handed back when its process stops gently, and sent again under the same id', async () => {
    let isOpen = false
    const { url, journal } = await receiver((_received, response) => {
      if (isOpen) response.writeHead(204).end()
    })
    const stopping = await startWorker({ url: database.url, masterKey })
    const id = await enqueue(stopping, newEvent(url))
    await journal.until((entries) => entries.length === 1)

    await stopping.stop(10)
    isOpen = true
    const next = await worker()
    await next.lines.until(attempted(id))

    expect(journal.entries.map((received) => received.id)).toEqual([id, id])
    expect(await attemptsOf(id)).toEqual([{ outcome: 'DELIVERED', status: 204, code: null, body: null }])
    expect(stopping.lines.entries).toEqual([])
  })

  it('arrives under the same id after its process was killed in the middle', async () => {
    let isOpen = false
    const { url, journal } = await receiver((_received, response) => {
      if (isOpen) response.writeHead(204).end()
    })
    const program = path.join(import.meta.dirname, 'testing', 'worker-process.ts')
    const child = spawn(process.execPath, [program, database.url, masterKey.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    cleanups.push(async () => child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    const id = await enqueue(await worker({ isWorking: false }), newEvent(url))
    await journal.until((entries) => entries.length === 1)

    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    expect(await exited).toEqual([null, 'SIGKILL'])
    isOpen = true
    const next = await worker()
    await next.lines.until(attempted(id))

    expect(journal.entries.map((received) => received.id)).toEqual([id, id])
    expect(await deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 1 })
  })
})
