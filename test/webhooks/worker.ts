import { recordAct } from '../../src/features/audit/door.ts'
import { registerWebhookJobs } from '../../src/features/webhooks/jobs.ts'
import type { RetrySchedule } from '../../src/features/webhooks/retry-schedule.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import { createJobs } from '../../src/platform/jobs/create-jobs.ts'
import type { Jobs } from '../../src/platform/jobs/jobs.ts'
import { parseAllowRules } from '../../src/platform/outbound/allow-rules.ts'
import { type Outbound, openOutbound } from '../../src/platform/outbound/fetch-public.ts'
import { createJournal, type Journal } from '../journal.ts'

export interface WorkerOptions {
  readonly url: string
  readonly masterKey: Uint8Array
  /** Delays in milliseconds; no jitter. */
  readonly delaysMs?: readonly number[]
  readonly rules?: string
  /** Instead of the 15 s. */
  readonly timeoutMs?: number
  /** false: writes jobs but takes none, as an API process does. */
  readonly isWorking?: boolean
}

export interface Line {
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Worker {
  readonly jobs: Jobs
  /** Log lines. A try is recorded once its line is there. */
  readonly lines: Journal<Line>
  /** May be called twice. */
  stop(graceMs?: number): Promise<void>
}

/** A process' worth of webhook work: own connections, own queue, own outbound pool. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { url, masterKey, delaysMs = [0, 20, 40, 60, 80], rules = '127.0.0.1/32:*', timeoutMs } = options
  const lines = createJournal<Line>()
  const connection = connect({ url, applicationName: 'a webhook worker', connectionsMax: 4 })
  const jobs = createJobs({ url, applicationName: 'a webhook worker queue' })
  const outbound = openOutbound({ allow: parseAllowRules(rules) })
  const schedule: RetrySchedule = { delaysMs, jitter: 0 }
  registerWebhookJobs({
    db: connection.db,
    jobs,
    keyring: createKeyring({ masterKey }),
    outbound: timeoutMs === undefined ? outbound : impatient(outbound, timeoutMs),
    logger: { info: (fields, message) => lines.add({ message, fields: { ...fields } }) },
    recordAct,
    schedule,
  })
  let stopping: Promise<void> | undefined
  await jobs.start({ work: options.isWorking ?? true })
  return {
    jobs,
    lines,
    stop(graceMs = 5_000) {
      stopping ??= jobs
        .stop({ graceMs })
        .then(() => outbound.close())
        .then(() => connection.close())
      return stopping
    },
  }
}

function impatient(outbound: Outbound, timeoutMs: number): Pick<Outbound, 'fetchPublic'> {
  return { fetchPublic: (request) => outbound.fetchPublic({ ...request, timeoutMs }) }
}
