import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { aSubject, attempted, webhookRig } from '../../../test/webhooks/rig.ts'

const rig = webhookRig()

describe('the order of webhook deliveries', () => {
  it('keeps first tries of one verification in order under several workers, and retries hold nobody back', async () => {
    const VERIFICATIONS = 6
    const EVENTS = 6
    const refusedOnce = new Set<string>()
    const underWay = new Map<string, number>()
    let overlaps = 0
    const { url, journal } = await rig.receiver((received, response) => {
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
    const [one, other] = [await rig.worker({ delaysMs: [0, 3_000] }), await rig.worker({ delaysMs: [0, 3_000] })]
    const verifications = Array.from({ length: VERIFICATIONS }, () => randomUUID())

    // Events of different verifications at once, those of one verification one after the other, as its row lock has it.
    await Promise.all(
      verifications.map(async (verificationId, index) => {
        for (let sequence = 1; sequence <= EVENTS; sequence += 1) {
          const body = JSON.stringify({ verification: verificationId, sequence })
          const event = rig.newEvent(url, { subject: aSubject(verificationId), sequence, body })
          await rig.enqueue(index % 2 === 0 ? one : other, event)
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
    const { url } = await rig.receiver((received, response) =>
      response.writeHead(JSON.parse(received.body).sequence === 1 ? 410 : 204).end(),
    )
    const working = await rig.worker()
    const verificationId = randomUUID()
    const tell = (sequence: number) =>
      rig.enqueue(
        working,
        rig.newEvent(url, { subject: aSubject(verificationId), sequence, body: JSON.stringify({ sequence }) }),
      )

    const [first, second] = [await tell(1), await tell(2)]
    await working.lines.until(attempted(second))

    expect((await rig.deliveryOf(first))?.status).toBe('FAILED')
    expect((await rig.deliveryOf(second))?.status).toBe('DELIVERED')
  })
})

describe('an interrupted webhook delivery', () => {
  it('is handed back when its process stops gently, and sent again under the same id', async () => {
    let isOpen = false
    const { url, journal } = await rig.receiver((_received, response) => {
      if (isOpen) response.writeHead(204).end()
    })
    const stopping = await rig.worker()
    const id = await rig.enqueue(stopping, rig.newEvent(url))
    await journal.until((entries) => entries.length === 1)

    await stopping.stop(10)
    isOpen = true
    const next = await rig.worker()
    await next.lines.until(attempted(id))

    expect(journal.entries.map((received) => received.id)).toEqual([id, id])
    expect(await rig.attemptsOf(id)).toEqual([{ outcome: 'DELIVERED', status: 204, code: null, body: null }])
    expect(stopping.lines.entries).toEqual([])
  })

  it('arrives, in order and under the same id, after its process was killed in the middle', {
    timeout: 60_000,
  }, async () => {
    const VERIFICATIONS = 12
    const EVENTS = 5
    const killed = Promise.withResolvers<void>()
    const { url, journal } = await rig.receiver((_received, response) => {
      // The process dies with messages on their way: this one and others are never answered.
      if (journal.entries.length < 25) response.writeHead(204).end()
      else killed.promise.then(() => response.writeHead(204).end())
    })
    const child = await rig.workerProcess()
    const api = await rig.worker({ isWorking: false })
    const sent: { id: string; verificationId: string }[] = []
    for (let sequence = 1; sequence <= EVENTS; sequence += 1) {
      for (let index = 0; index < VERIFICATIONS; index += 1) {
        const verificationId = sent[index]?.verificationId ?? randomUUID()
        sent.push({
          id: await rig.enqueue(api, rig.newEvent(url, { subject: aSubject(verificationId), sequence })),
          verificationId,
        })
      }
    }

    await journal.until((entries) => entries.length >= 25)
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    expect(await exited).toEqual([null, 'SIGKILL'])
    await rig.forgetWorkers()
    killed.resolve()
    await rig.untilAllFinished(await rig.worker())

    const firstSeen = [...new Set(journal.entries.map((received) => received.id))]
    for (const { verificationId } of sent.slice(0, VERIFICATIONS)) {
      const ids = sent.filter((each) => each.verificationId === verificationId).map((each) => each.id)
      expect(firstSeen.filter((id) => ids.includes(id))).toEqual(ids)
    }
    expect(journal.entries.length).toBeGreaterThan(sent.length)
    for (const { id } of sent) {
      expect(await rig.deliveryOf(id)).toMatchObject({ status: 'DELIVERED', attempts: 1, isFinished: true })
    }
  })
})
