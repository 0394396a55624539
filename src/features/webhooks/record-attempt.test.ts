import { describe, expect, it } from 'vitest'
import { webhookRig } from '../../../test/webhooks/rig.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { parseAllowRules } from '../../platform/outbound/allow-rules.ts'
import { openOutbound } from '../../platform/outbound/fetch-public.ts'
import { recordAct } from '../audit/door.ts'
import { createDeliverer } from './deliver.ts'

const rig = webhookRig()

describe('a try that is made twice', () => {
  const deliverer = (enqueued: unknown[]) => {
    const outbound = openOutbound({ allow: parseAllowRules('127.0.0.1/32:*') })
    rig.cleanups.push(() => outbound.close())
    const jobs: Pick<Jobs, 'enqueue'> = {
      enqueue: async (_tx, _kind, payloads) => {
        enqueued.push(...payloads)
      },
    }
    const lines: object[] = []
    const logger = { info: (fields: object) => void lines.push(fields) }
    return {
      jobs,
      lines,
      ...createDeliverer({ db: rig.db(), jobs, keyring: rig.keyring, outbound, logger, recordAct }),
    }
  }
  const signal = new AbortController().signal

  it('is recorded once and followed by one retry', async () => {
    const { url, journal } = await rig.receiver((_received, response) => response.writeHead(500).end())
    const enqueued: unknown[] = []
    const working = deliverer(enqueued)
    const id = await rig.enqueue(working, rig.newEvent(url))
    enqueued.length = 0

    const job = { deliveryId: id, attempt: 1 }
    await Promise.all([working.deliver(job, signal), working.deliver(job, signal)])
    await working.deliver(job, signal)

    expect(journal.entries.map((received) => received.id)).toEqual([id, id])
    expect((await rig.attemptsOf(id)).length).toBe(1)
    expect(enqueued).toEqual([{ deliveryId: id, attempt: 2 }])
    expect(working.lines.map((line) => 'decision' in line && line.decision).sort()).toEqual(['known', 'retry'])
  })

  it('counts as failed when its job has run out of takes, and as nothing when it was recorded', async () => {
    const { url, journal } = await rig.receiver()
    const enqueued: unknown[] = []
    const working = deliverer(enqueued)
    const id = await rig.enqueue(working, rig.newEvent(url))
    enqueued.length = 0

    await working.giveUpTry({ deliveryId: id, attempt: 1 })
    await working.giveUpTry({ deliveryId: id, attempt: 1 })

    expect(await rig.attemptsOf(id)).toEqual([
      { outcome: 'UNREACHABLE', status: null, code: 'INTERRUPTED', body: null },
    ])
    expect(enqueued).toEqual([{ deliveryId: id, attempt: 2 }])
    await working.deliver({ deliveryId: id, attempt: 2 }, signal)
    expect(journal.entries.map((received) => received.id)).toEqual([id])
  })

  it('records nothing when the process is stopping', async () => {
    const { url } = await rig.receiver(() => undefined)
    const working = deliverer([])
    const id = await rig.enqueue(working, rig.newEvent(url))

    await expect(working.deliver({ deliveryId: id, attempt: 1 }, AbortSignal.timeout(50))).rejects.toThrow(
      'interrupted',
    )

    expect(await rig.attemptsOf(id)).toEqual([])
    expect(await rig.deliveryOf(id)).toMatchObject({ status: 'PENDING', attempts: 0 })
  })
})
