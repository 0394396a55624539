import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, spawnAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { disownPostmasterFile, findPostmaster, hasPostmasterFile, type Postmaster } from './postmaster-file.ts'
import { isAlive, markOf } from './process-mark.ts'
import { serverSettings } from './server-settings.ts'

const START_MS_MAX = 180_000
const AFTER_CRASH_MS_MAX = 30_000
const FAST_STOP_MS_MAX = 30_000
const IMMEDIATE_STOP_MS_MAX = 20_000
const POLL_MS = 10
const LOG_BYTES_MAX = 10_000_000

export interface ServerPlace {
  readonly clusterDir: string
  readonly logPath: string
}

/** The running server of a cluster once it takes connections; null when none runs. A stopping one is waited for. */
export async function adoptServer({ clusterDir, logPath }: ServerPlace): Promise<Postmaster | null> {
  const deadlineMs = Date.now() + START_MS_MAX
  for (;;) {
    const found = findPostmaster(clusterDir)
    if (found === null || found.state === 'ready') return found
    if (Date.now() > deadlineMs) {
      throw new Error(`PostgreSQL (process ${found.pid}) has been ${found.state} for minutes: read ${logPath}.`)
    }
    await pause(POLL_MS)
  }
}

interface ServerStart {
  readonly account: Account
  readonly binaries: Binaries
  readonly socketFolder: string
  /** Laid over the usual settings. */
  readonly settings: Readonly<Record<string, string>>
}

/** Starts the server so that it outlives this process, and waits until it is ready. Call under the server's lock. */
export async function startServer(place: ServerPlace, start: ServerStart): Promise<Postmaster> {
  const wasKilled = hasPostmasterFile(place.clusterDir)
  if (wasKilled) disownPostmasterFile(place.clusterDir, start.socketFolder)
  rotateLog(place.logPath)
  const deadlineMs = Date.now() + AFTER_CRASH_MS_MAX
  for (;;) {
    const started = await tryStart(place, start)
    if (started !== null) return started
    // The children of a killed server may take a moment to notice, and the new one refuses to start beside them.
    if (!wasKilled || Date.now() > deadlineMs) {
      throw new Error(`PostgreSQL did not start. The end of ${place.logPath} says why:\n${lastLines(place.logPath)}`)
    }
    await pause(100)
  }
}

/** Ends the server: connections are closed and everything is written. Waits until the process is gone. */
export async function stopServer({ clusterDir, logPath }: ServerPlace): Promise<void> {
  const found = findPostmaster(clusterDir)
  const mark = found === null ? null : markOf(found.pid)
  if (found === null || mark === null) return
  const isGone = () => !isAlive(mark)
  process.kill(found.pid, 'SIGINT')
  if (await becomesTrue(isGone, FAST_STOP_MS_MAX)) return
  process.kill(found.pid, 'SIGQUIT')
  if (await becomesTrue(isGone, IMMEDIATE_STOP_MS_MAX)) return
  throw new Error(`PostgreSQL (process ${found.pid}) does not end: read ${logPath}, then end it with kill -9.`)
}

async function tryStart({ clusterDir, logPath }: ServerPlace, start: ServerStart): Promise<Postmaster | null> {
  const log = openSync(logPath, 'a', 0o600)
  const child = spawnAs(
    start.account,
    [start.binaries.postgres, '-D', clusterDir, ...serverSettings(start.socketFolder, start.settings)],
    { detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let failure: Error | undefined
  child.on('error', (error) => {
    failure = error
  })
  const deadlineMs = Date.now() + START_MS_MAX
  while (child.exitCode === null && child.signalCode === null) {
    if (failure !== undefined) throw new Error(`PostgreSQL cannot be run: ${failure.message}`, { cause: failure })
    const found = findPostmaster(clusterDir)
    if (found?.pid === child.pid && found?.state === 'ready') return found
    if (Date.now() > deadlineMs) throw new Error(`PostgreSQL is not ready after minutes: read ${logPath}.`)
    await pause(POLL_MS)
  }
  return null
}

async function becomesTrue(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadlineMs = Date.now() + timeoutMs
  while (!isTrue()) {
    if (Date.now() > deadlineMs) return false
    await pause(POLL_MS)
  }
  return true
}

function rotateLog(logPath: string): void {
  if (!existsSync(logPath) || statSync(logPath).size <= LOG_BYTES_MAX) return
  rmSync(`${logPath}.1`, { force: true })
  renameSync(logPath, `${logPath}.1`)
}

function lastLines(logPath: string): string {
  return readFileSync(logPath, 'utf8').slice(-4_000).trimEnd().split('\n').slice(-12).join('\n')
}
