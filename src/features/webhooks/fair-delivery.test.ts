import { describe, expect, it } from 'vitest'
import { attempted, webhookRig } from '../../../test/webhooks/rig.ts'
import { deliveryJob, slowDeliveryJob } from './delivery-job.ts'

const rig = webhookRig()
const SLOW = slowDeliveryJob.groupLimit ?? 0

describe('a receiver that never answers', () => {
  it('does not hold all hands of a process: what is for others goes past it', async () => {
    const deaf = await rig.receiver(() => undefined)
    const good = await rig.receiver()
    const working = await rig.worker()
    for (let index = 0; index < deliveryJob.concurrency + 20; index += 1) {
      await rig.enqueue(working, rig.newEvent(deaf.url))
    }
    await deaf.journal.until((entries) => entries.length >= 32)

    const ids = [await rig.enqueue(working, rig.newEvent(good.url)), await rig.enqueue(working, rig.newEvent(good.url))]
    for (const id of ids) await working.lines.until(attempted(id))

    expect(good.journal.entries.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(deaf.journal.entries.length).toBeLessThanOrEqual(32 + SLOW)
    await working.stop(10)
  }, 30_000)

  it('is given fewer hands once it is known to fail', async () => {
    const deaf = await rig.receiver((_received, response) => {
      if (deaf.journal.entries.length === 1) response.writeHead(500).end()
    })
    const working = await rig.worker({ delaysMs: [0, 600_000] })
    const id = await rig.enqueue(working, rig.newEvent(deaf.url))
    await working.lines.until(attempted(id))

    for (let index = 0; index < 4 * SLOW; index += 1) await rig.enqueue(working, rig.newEvent(deaf.url))
    await deaf.journal.until((entries) => entries.length === 1 + SLOW)
    const good = await rig.receiver()
    const other = await rig.enqueue(working, rig.newEvent(good.url))
    await working.lines.until(attempted(other))

    expect(deaf.journal.entries).toHaveLength(1 + SLOW)
    await working.stop(10)
  }, 30_000)
})
