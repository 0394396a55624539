import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describeMachine } from '../numbers.ts'
import { type Ground, openGround } from './ground.ts'

const DELIVERIES = 10_000
const KILLED_DELIVERIES = 3_000

export interface WebhookFigures {
  readonly deliveries: number
  readonly deliveries_per_second: number
  /** undici POST and one UPDATE each, 64 at once. */
  readonly bare_per_second: number
  readonly ratio: number
  readonly lost: number
  readonly duplicates: number
  /** The same with a worker killed in the middle and another one going on. */
  readonly killed: {
    readonly deliveries: number
    readonly killed_after: number
    readonly lost: number
    /** Sent again under the same id. */
    readonly duplicates: number
  }
}

/** Deliveries per second to a receiver in another process, and what is left of them when a worker is killed. */
export async function benchWebhooks(print: (line: string) => void): Promise<WebhookFigures> {
  print(describeMachine())
  const ground = await openGround()
  const receiver = await openReceiver()
  try {
    const whole = await measureWhole(ground, receiver)
    print(`${DELIVERIES} deliveries, signed, sealed, recorded: ${whole.perSecond} per second`)
    print(`  lost ${whole.lost}, sent twice ${whole.duplicates}`)
    const bare = await measureBare(ground, receiver)
    const ratio = Math.round((whole.perSecond / bare) * 100) / 100
    print(`undici POST and one UPDATE each, 64 at once: ${bare} per second; ratio ${ratio}`)
    const killed = await measureKilled(ground, receiver)
    print(
      `${KILLED_DELIVERIES} deliveries, the worker killed after ${killed.killed_after}, another going on: lost ${killed.lost}, sent again under the same id ${killed.duplicates}`,
    )
    return {
      deliveries: DELIVERIES,
      deliveries_per_second: whole.perSecond,
      bare_per_second: bare,
      ratio,
      lost: whole.lost,
      duplicates: whole.duplicates,
      killed,
    }
  } finally {
    receiver.process.disconnect()
    await ground.close()
  }
}

async function measureWhole(ground: Ground, receiver: Receiver) {
  const ids = await ground.enqueue(DELIVERIES, `${receiver.origin}/hook`)
  const worker = startWorker(ground, DELIVERIES)
  const seconds = await numberFrom(worker)
  await kill(worker)
  return { perSecond: Math.round(DELIVERIES / seconds), ...(await account(ground, receiver, ids)) }
}

async function measureBare(ground: Ground, receiver: Receiver): Promise<number> {
  await ground.enqueueBare(DELIVERIES)
  const bare = fork(join(import.meta.dirname, 'bare.ts'), [ground.databaseUrl, receiver.origin])
  const seconds = await numberFrom(bare)
  await once(bare, 'exit')
  const counts = await receiver.report()
  if (counts.size !== DELIVERIES) throw new Error(`The reference delivered ${counts.size} of ${DELIVERIES}`)
  return Math.round(DELIVERIES / seconds)
}

async function measureKilled(ground: Ground, receiver: Receiver) {
  const ids = await ground.enqueue(KILLED_DELIVERIES, `${receiver.origin}/hook`)
  const killedAfter = Math.ceil(KILLED_DELIVERIES * (0.1 + 0.8 * Math.random()))
  receiver.process.send(killedAfter)
  const reached = once(receiver.process, 'message')
  const first = startWorker(ground, 0)
  await reached
  await kill(first)
  const second = startWorker(ground, 0)
  while (((await ground.countByStatus()).PENDING ?? 0) > 0) await pause(200)
  await kill(second)
  return {
    deliveries: KILLED_DELIVERIES,
    killed_after: killedAfter,
    ...(await account(ground, receiver, ids)),
  }
}

/** Every id must have arrived and be recorded as delivered; nothing else may have arrived. */
async function account(ground: Ground, receiver: Receiver, ids: readonly string[]) {
  const counts = await receiver.report()
  const statuses = await ground.countByStatus()
  const unfinished = Object.entries(statuses).filter(([status, count]) => status !== 'DELIVERED' && count > 0)
  if (unfinished.length > 0) throw new Error(`Not all are recorded as delivered: ${JSON.stringify(statuses)}`)
  const sent = new Set(ids)
  const strange = [...counts.keys()].filter((id) => !sent.has(id))
  if (strange.length > 0) throw new Error(`${strange.length} ids arrived that nobody sent`)
  const lost = ids.filter((id) => !counts.has(id)).length
  const duplicates = [...counts.values()].reduce((sum, count) => sum + count - 1, 0)
  return { lost, duplicates }
}

interface Receiver {
  readonly process: ChildProcess
  readonly origin: string
  /** How often each id came since the last report. */
  report(): Promise<ReadonlyMap<string, number>>
}

async function openReceiver(): Promise<Receiver> {
  const receiver = fork(join(import.meta.dirname, 'receiver.ts'))
  const port = await numberFrom(receiver)
  return {
    process: receiver,
    origin: `http://127.0.0.1:${port}`,
    async report() {
      receiver.send('report')
      const [counts] = (await once(receiver, 'message')) as [[string, number][]]
      return new Map(counts)
    },
  }
}

function startWorker({ databaseUrl, masterKey }: Ground, count: number): ChildProcess {
  return fork(join(import.meta.dirname, 'worker.ts'), [databaseUrl, masterKey, String(count)])
}

async function numberFrom(child: ChildProcess): Promise<number> {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('A process ended before it was done')))
  ended.catch(() => undefined)
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  return Number(message)
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
