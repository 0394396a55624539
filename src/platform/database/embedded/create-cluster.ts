import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, ownerOf, spawnAs } from './account.ts'
import type { Binaries } from './binaries.ts'

const INITDB_MS_MAX = 300_000

/**
 * Makes the cluster at `clusterDir` when there is none, under another name first: a folder of the final name is
 * always complete. An existing one is handed to `account` when root's choice of user has changed.
 * Throws when it was made by another major version of PostgreSQL. Call under the server's lock.
 */
export async function createCluster(clusterDir: string, account: Account, binaries: Binaries): Promise<void> {
  if (existsSync(clusterDir)) {
    handOver(clusterDir, account)
    return
  }
  const draft = `${clusterDir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  chmodSync(draft, 0o700)
  handOver(draft, account)
  await runInitdb(account, binaries, draft)
  renameSync(draft, clusterDir)
}

/** Throws, in words, when the cluster's files are of another major version than the installed server. */
export function checkClusterVersion(clusterDir: string, binaries: Binaries): void {
  const versionFile = join(clusterDir, 'PG_VERSION')
  if (!existsSync(clusterDir)) return
  if (!existsSync(versionFile)) {
    throw new Error(`${clusterDir} is not a database folder: move it away, or choose another data folder.`)
  }
  const found = readFileSync(versionFile, 'utf8').trim()
  const installed = MAJOR
  if (found !== installed) {
    throw new Error(
      `${clusterDir} was written by PostgreSQL ${found}, and ${binaries.postgres} is PostgreSQL ${installed}. Restore a ` +
        'backup into a new data folder, or go back to the release that wrote it.',
    )
  }
}

// The major version of the pinned packages.
const MAJOR = '18'

async function runInitdb(account: Account, binaries: Binaries, folder: string): Promise<void> {
  const child = spawnAs(
    account,
    // Sorting and letter case by the server's own tables: the same on every machine, whatever its C library.
    [binaries.initdb, '-D', folder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-instructions'].concat([
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]) as [string, ...string[]],
    { stdio: ['ignore', 'ignore', 'pipe'], timeout: INITDB_MS_MAX },
  )
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`initdb cannot be run: ${cause.message}`, { cause })))
    child.on('close', resolve)
  })
  if (code !== 0)
    throw new Error(`The database could not be created in ${folder}: ${complaint.trim() || `exit ${code}`}`)
}

/** PostgreSQL starts only on files of its own user. Only root can hand files over, and only root changes users. */
function handOver(folder: string, account: Account): void {
  if (process.getuid?.() !== 0) return
  const owner = ownerOf(account)
  if (lstatSync(folder).uid === owner.uid) return
  for (const path of [folder, ...pathsUnder(folder)]) chownSync(path, owner.uid, owner.gid)
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
}
