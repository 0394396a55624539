import { connect } from '../../../platform/database/connect.ts'
import { createKeyring } from '../../../platform/encryption/keyring.ts'
import { createJobs } from '../../../platform/jobs/create-jobs.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { parseAllowRules } from '../../../platform/outbound/allow-rules.ts'
import { type Outbound, openOutbound } from '../../../platform/outbound/fetch-public.ts'
import { registerWebhookJobs } from '../jobs.ts'
import type { RetrySchedule } from '../retry-schedule.ts'
import { createJournal, type Journal } from './journal.ts'

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
    schedule,
  })
  await jobs.start({ work: options.isWorking ?? true })
  return {
    jobs,
    lines,
    stop: async (graceMs = 5_000) => {
      await jobs.stop({ graceMs })
      await outbound.close()
      await connection.close()
    },
  }
}

function impatient(outbound: Outbound, timeoutMs: number): Pick<Outbound, 'fetchPublic'> {
  return { fetchPublic: (request) => outbound.fetchPublic({ ...request, timeoutMs }) }
}
