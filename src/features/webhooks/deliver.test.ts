import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../test/webhooks/receiver.ts'
import { aSubject, attempted, SECRET, webhookRig } from '../../../test/webhooks/rig.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { enqueueDelivery } from './enqueue-delivery.ts'

const rig = webhookRig()

describe('a webhook delivery', () => {
  it('arrives signed, is verified by the reference library, and is recorded', async () => {
    const { url, journal } = await rig.receiver((_received, response) => response.end('thanks'))
    const working = await rig.worker()
    const signed = await rig.signed()

    const id = await rig.enqueue(working, rig.newEvent(url, { ...signed, body: '{"name":"Siti Contoh"}' }))
    await working.lines.until(attempted(id))

    const [received] = journal.entries
    expect(new Webhook(SECRET).verify(received?.body ?? '', received?.headers ?? {})).toEqual({ name: 'Siti Contoh' })
    expect(received).toMatchObject({ id, headers: { 'content-type': 'application/json' } })
    expect(await rig.deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 1, next: null, isFinished: true })
    const [attempt] = await rig.attemptsOf(id)
    expect(attempt).toMatchObject({ outcome: 'DELIVERED', status: 200, code: null })
    const sealer = await rig.keyring.forOrganization(rig.db(), rig.organizationId)
    expect(sealer.open(attempt?.body ?? Buffer.alloc(0), `webhook.response:${id}:1`).toString()).toBe('thanks')
  })

  it('goes unsigned without a secret', async () => {
    const { url, journal } = await rig.receiver()
    const working = await rig.worker()

    const id = await rig.enqueue(working, rig.newEvent(url))
    await working.lines.until(attempted(id))

    expect(journal.entries[0]?.headers).not.toHaveProperty('webhook-signature')
    expect(journal.entries[0]?.headers).toHaveProperty('webhook-timestamp')
  })

  it('is written to the log by ids alone and to the database sealed', async () => {
    const { url } = await rig.receiver((_received, response) => response.writeHead(500).end('Budi Contoh is unknown'))
    const working = await rig.worker({ delaysMs: [0, 60_000] })

    const id = await rig.enqueue(working, rig.newEvent(`${url}?token=hunter2`, { body: '{"name":"Budi Contoh"}' }))
    await working.lines.until(attempted(id))

    expect(working.lines.entries).toEqual([
      {
        message: 'webhook.attempted',
        fields: {
          organization_id: rig.organizationId,
          subject_kind: 'verification',
          subject_id: expect.any(String),
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
    expect((await rig.deliveryOf(id))?.body?.includes('Budi')).toBe(false)
    expect((await rig.attemptsOf(id))[0]?.body?.includes('Budi')).toBe(false)
  })

  it('is not sent when the transaction that told of it was rolled back', async () => {
    const { url, journal } = await rig.receiver()
    const working = await rig.worker()
    const rolledBack = inTransaction(rig.db(), async (tx) => {
      await enqueueDelivery(tx, { jobs: working.jobs, keyring: rig.keyring }, rig.newEvent(url))
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')

    const id = await rig.enqueue(working, rig.newEvent(url))
    await working.lines.until(attempted(id))

    expect(journal.entries.map((received) => received.id)).toEqual([id])
  })

  it('reaches a receiver that was down for a while, under the same id, each try signed anew', async () => {
    const first = await openReceiver()
    await first.close()
    const working = await rig.worker({ delaysMs: [0, 10, 2_000, 10, 10, 10, 10, 10] })
    const signed = await rig.signed()

    const id = await rig.enqueue(working, rig.newEvent(first.url, signed))
    await working.lines.until(attempted(id, 2))
    let refusals = 0
    const { journal } = await rig.receiver((_received, response) => {
      refusals += 1
      response.writeHead(refusals === 1 ? 503 : 204, { 'retry-after': '1' }).end()
    }, first.port)
    await working.lines.until(attempted(id, 4))

    expect((await rig.attemptsOf(id)).map((attempt) => [attempt.outcome, attempt.status, attempt.code])).toEqual([
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
    const elsewhere = await rig.receiver()
    const { url, journal } = await rig.receiver((_received, response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    )
    const working = await rig.worker({ delaysMs: [0, 10, 10] })

    const id = await rig.enqueue(working, rig.newEvent(url))
    await working.lines.until(attempted(id, tries))

    expect(journal.entries.length).toBe(tries)
    expect(elsewhere.journal.entries).toEqual([])
    expect((await rig.attemptsOf(id)).every((attempt) => attempt.outcome === outcome)).toBe(true)
    expect(await rig.deliveryOf(id)).toMatchObject({ status: 'FAILED', attempts: tries, next: null, isFinished: true })
    expect(working.lines.entries.at(-1)?.fields.decision).toBe('given_up')
  })

  it('keeps no more than a kibibyte of what a talkative receiver answers', async () => {
    const { url } = await rig.receiver((_received, response) => response.end('x'.repeat(500_000)))
    const working = await rig.worker()

    const id = await rig.enqueue(working, rig.newEvent(url))
    await working.lines.until(attempted(id))

    const [attempt] = await rig.attemptsOf(id)
    expect(attempt?.outcome).toBe('DELIVERED')
    expect(attempt?.body?.length).toBe(1_024 + 35)
  })

  it('counts a receiver that never finishes its answer as a failure', async () => {
    const { url } = await rig.receiver((_received, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    })
    const working = await rig.worker({ timeoutMs: 200, delaysMs: [0] })

    const id = await rig.enqueue(working, rig.newEvent(url))
    await working.lines.until(attempted(id))

    expect(await rig.attemptsOf(id)).toEqual([{ outcome: 'UNREACHABLE', status: null, code: 'TIMED_OUT', body: null }])
  })

  it.each(['http://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/', 'https://0x7f.1:PORT/', 'https://localhost:PORT/'])(
    'never reaches a private address: %s',
    async (pattern) => {
      const { port, journal } = await rig.receiver()
      const working = await rig.worker({ rules: '', delaysMs: [0] })

      const id = await rig.enqueue(working, rig.newEvent(pattern.replace('PORT', String(port))))
      await working.lines.until(attempted(id))

      expect(await rig.attemptsOf(id)).toEqual([{ outcome: 'BLOCKED', status: null, code: 'ADDRESS', body: null }])
      expect(journal.entries).toEqual([])
    },
  )

  it('sends nothing once its body was redacted, and lets the next event go', async () => {
    const { url, journal } = await rig.receiver()
    const sender = await rig.worker()
    const subject = aSubject()
    const [redacted, next] = await inTransaction(rig.db(), async (tx) => {
      const deps = { jobs: sender.jobs, keyring: rig.keyring }
      const first = await enqueueDelivery(tx, deps, rig.newEvent(url, { subject, sequence: 1 }))
      const second = await enqueueDelivery(tx, deps, rig.newEvent(url, { subject, sequence: 2 }))
      await sql`UPDATE webhook_deliveries SET body_sealed = NULL WHERE id = ${first.deliveryId}`.execute(tx)
      return [first.deliveryId, second.deliveryId]
    })

    await sender.lines.until(attempted(next))

    expect(journal.entries.map((received) => received.id)).toEqual([next])
    expect(await rig.deliveryOf(redacted)).toMatchObject({ status: 'FAILED', attempts: 0, isFinished: true })
  })
})
