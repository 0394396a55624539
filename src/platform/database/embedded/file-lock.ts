import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { isAlive, markOf } from './process-mark.ts'

const Holder = z.object({ pid: z.int().positive(), startedAt: z.string(), nonce: z.string() })
type Holder = z.infer<typeof Holder>

const POLL_MS = 20
const DEPTH_MAX = 8

/**
 * Runs `work` while no other process holds the lock file at `path`; a lock whose holder died is taken over.
 * Two callers in one process exclude each other too. Throws when the lock stays held for `timeoutMs`.
 */
export async function withFileLock<T>(path: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const release = await acquire(path, Date.now() + timeoutMs, 0)
  try {
    return await work()
  } finally {
    release()
  }
}

async function acquire(path: string, deadlineMs: number, depth: number): Promise<() => void> {
  if (depth > DEPTH_MAX)
    throw new Error(`Too many abandoned locks beside ${path}: delete the files ${path}* and retry.`)
  const mine = newHolder()
  for (;;) {
    if (tryLink(path, mine)) return () => unlinkSync(path)
    const holder = readHolder(path)
    if (holder !== null && !isAlive(holder)) {
      await removeAbandoned(path, holder, { deadlineMs, depth })
      continue
    }
    if (Date.now() > deadlineMs) {
      const who = holder === null ? 'another process' : `process ${holder.pid}`
      throw new Error(
        `${who} has been starting or stopping the database for too long (lock file ${path}): end it, retry.`,
      )
    }
    await pause(POLL_MS)
  }
}

/**
 * A lock may be removed only by its owner, or by the one process that holds the lock named after its nonce: otherwise
 * two processes that both saw the abandoned lock could remove each other's new one.
 */
async function removeAbandoned(path: string, dead: Holder, at: { deadlineMs: number; depth: number }): Promise<void> {
  const release = await acquire(`${path}.${dead.nonce}`, at.deadlineMs, at.depth + 1)
  try {
    if (readHolder(path)?.nonce === dead.nonce) unlinkSync(path)
  } finally {
    release()
  }
}

/** A link appears with its contents, where a new file would be seen empty for a moment. */
function tryLink(path: string, holder: Holder): boolean {
  const draft = `${path}.draft-${holder.nonce}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

function readHolder(path: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function newHolder(): Holder {
  const mark = markOf(process.pid)
  if (mark === null) throw new Error('This process cannot be found in the process table: mount /proc and retry.')
  return { ...mark, nonce: randomUUID() }
}
