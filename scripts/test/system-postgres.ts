import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { chooseAccount, ownerOf, spawnAs } from '../../src/platform/database/embedded/account.ts'

const OLDEST_MAJOR = 15
const START_MS_MAX = 30_000

export interface SystemPostgres {
  readonly version: string
  readonly binaries: string
}

/** The oldest PostgreSQL (15 or newer) that a system package installed, or null. */
export function findSystemPostgres(): SystemPostgres | null {
  const found = ['/usr/lib/postgresql', '/usr/local', '/opt/homebrew/opt']
    .flatMap((parent) => (existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name, 'bin')) : []))
    .concat(['/usr/bin', '/usr/local/bin'])
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .flatMap((binaries) => {
      const version = /\d+(\.\d+)*/.exec(execFileSync(join(binaries, 'postgres'), ['--version']).toString())?.[0]
      return version !== undefined && Number.parseInt(version, 10) >= OLDEST_MAJOR ? [{ version, binaries }] : []
    })
  return found.toSorted((a, b) => Number.parseFloat(a.version) - Number.parseFloat(b.version))[0] ?? null
}

/** Runs `work` with a superuser's address of a fresh server in a temporary folder; nothing of it is left behind. */
export async function withSystemPostgres<T>(
  system: SystemPostgres,
  work: (adminUrl: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'absah-system-'))
  const cluster = join(folder, 'cluster')
  const initdb = join(system.binaries, 'initdb')
  const postgres = join(system.binaries, 'postgres')
  const binaries = { root: system.binaries, initdb, postgres }
  const { account } = chooseAccount({ dataDir: folder, clusterDir: cluster, binaries, mayUseNamespace: true })
  try {
    const owner = ownerOf(account)
    if (process.getuid?.() === 0) chownSync(folder, owner.uid, owner.gid)
    const init = [
      initdb,
      '-D',
      cluster,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ] as const
    const [code] = await once(
      spawnAs(account, [...init, '--no-sync'], { stdio: ['ignore', 'ignore', 'inherit'] }),
      'exit',
    )
    if (code !== 0) throw new Error(`${initdb} failed: see above.`)

    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off', 'log_min_messages=panic']
    const args = ['-D', cluster, ...settings.flatMap((each) => ['-c', each])]
    const server = spawnAs(account, [postgres, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    const stopped = once(server, 'exit')
    try {
      const adminUrl = `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`
      await answers(adminUrl)
      return await work(adminUrl)
    } finally {
      server.kill('SIGINT')
      await stopped
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function answers(url: string): Promise<void> {
  const deadlineMs = Date.now() + START_MS_MAX
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > deadlineMs) throw error
    } finally {
      await client.end().catch(() => {})
    }
  }
}
