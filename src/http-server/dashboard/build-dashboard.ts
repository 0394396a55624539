import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const BUILD_MS_MAX = 300_000
/** Locks of this process. Another that names it is of an earlier one, which had the same number. */
const ownLocks = new Set<string>()

export interface Build {
  /** The repository. */
  readonly repository: string
  /** Where the files shall be: made by the rename of a finished folder, so that it is whole or not there. */
  readonly folder: string
}

/**
 * Builds the page in a process of its own, which takes Vite's memory with it.
 *
 * @returns false where another process is at it.
 * @throws when it cannot be built; the error holds what Vite said.
 */
export async function buildDashboard({ repository, folder }: Build): Promise<boolean> {
  await mkdir(join(folder, '..'), { recursive: true })
  const lock = `${folder}.lock`
  if (ownLocks.has(lock)) return false
  ownLocks.add(lock)
  if (!(await take(lock))) {
    ownLocks.delete(lock)
    return false
  }
  const temporary = `${folder}.${process.pid}`
  try {
    // Whoever had the lock a moment ago may have built it.
    if ((await stat(folder).catch(() => null)) !== null) return false
    // Vite gets none of the server's settings: some are secrets.
    await promisify(execFile)(process.execPath, [join(repository, 'dashboard/build.ts'), temporary], {
      env: { NODE_ENV: 'production' },
      timeout: BUILD_MS_MAX,
    })
    await rename(temporary, folder)
    return true
  } finally {
    await rm(temporary, { recursive: true, force: true })
    ownLocks.delete(lock)
    await rm(lock, { force: true })
  }
}

/** Takes the lock, also from a process that is gone. */
async function take(lock: string): Promise<boolean> {
  if (await create(lock)) return true
  if (!(await isLeft(lock))) return false
  await rm(lock, { force: true })
  return create(lock)
}

async function create(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, `${hostname()} ${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Whether nobody can be at work behind it any more, on this machine or on another that shares the folder. */
async function isLeft(lock: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(lock), readFile(lock, 'utf8')])
    if (Date.now() - mtimeMs > BUILD_MS_MAX) return true
    const [host, pid] = text.split(' ')
    return host === hostname() && (Number(pid) === process.pid || !isRunning(Number(pid)))
  } catch {
    // It went away while it was looked at.
    return true
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
