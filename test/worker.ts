import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import type { Db } from '../src/platform/database/database.ts'

export interface Workers {
  /** Resolves when it takes jobs. */
  start(): Promise<ChildProcess>
  /** Those that are left. Call in `afterAll`. */
  end(): Promise<void>
}

/** Processes that work and take no requests in, under the settings of `settingsOf`. */
export function createWorkers(settings: Readonly<Record<string, string>>): Workers {
  const started: ChildProcess[] = []
  return {
    async start() {
      const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker-process.ts')], {
        env: { ...process.env, ...settings, ABSAH_STOP_GRACE_SECONDS: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      started.push(worker)
      for await (const line of createInterface({ input: worker.stdout })) if (line === 'ready') return worker
      throw new Error('the worker ended before it was ready')
    },
    async end() {
      await Promise.all(started.map((worker) => endWith(worker, 'SIGTERM')))
    },
  }
}

/**
 * As if every worker had been silent for a minute: what killed ones held is anybody's at once. Call while no worker
 * lives that holds a job.
 */
export async function forgetWorkers(db: Db): Promise<void> {
  await sql`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'`.execute(db)
}

/** Sends a signal, and resolves when the process is gone. */
export async function endWith(worker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill(signal)
  await once(worker, 'exit')
}
