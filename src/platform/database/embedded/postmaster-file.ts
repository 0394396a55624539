import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf } from './process-mark.ts'

/** What `postmaster.pid` says; lines as in PostgreSQL's src/include/utils/pidfile.h. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  readonly state: 'starting' | 'ready' | 'stopping'
}

/** The living server of a cluster, or null. A number taken by another program since is not ours. */
export function findPostmaster(clusterDir: string): Postmaster | null {
  const lines = readLines(clusterDir)
  const pid = Number(lines?.[0])
  if (lines === null || !isServerOf(pid, clusterDir)) return null
  const [port, socketFolder, state] = [lines[3], lines[4], lines[7]?.trim()]
  if (!port || !socketFolder || (state !== 'ready' && state !== 'stopping')) {
    return { pid, port: 0, socketFolder: '', state: 'starting' }
  }
  return { pid, port: Number(port), socketFolder, state }
}

/** Whether a process is a postgres on this cluster (as we start it: `postgres -D <folder> …`). */
function isServerOf(pid: number, clusterDir: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  return commandLineOf(pid)?.includes(`postgres -D ${clusterDir} `) ?? false
}

// Larger than any process number a system gives out.
const NOBODY = 2_147_483_646

/**
 * Clears what a killed server left behind, when no server lives. PostgreSQL refuses to start while the number in its
 * file belongs to any process of the same user (usual in containers, where numbers start anew). Only the number is
 * replaced: the rest of the file lets PostgreSQL find that children of the killed server are still writing.
 */
export function disownPostmasterFile(clusterDir: string, socketFolder: string): void {
  const lines = readLines(clusterDir)
  if (lines === null) return
  writeFileSync(join(clusterDir, 'postmaster.pid'), [String(NOBODY), ...lines.slice(1)].join('\n'))
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
}

export function hasPostmasterFile(clusterDir: string): boolean {
  return existsSync(join(clusterDir, 'postmaster.pid'))
}

function readLines(clusterDir: string): string[] | null {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}
