import { accessSync, chownSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Log, silentLog } from '../log.ts'
import { type Account, chooseAccount, ownerOf } from './account.ts'
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts'
import { hasClients, registerClient } from './clients.ts'
import { checkClusterVersion, createCluster } from './create-cluster.ts'
import { withFileLock } from './file-lock.ts'
import type { Postmaster } from './postmaster-file.ts'
import { adoptServer, type ServerPlace, startServer, stopServer } from './server.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { watchServer } from './watch-server.ts'

const LOCK_MS_MAX = 240_000

/** The role and the database of the platform; the role owns the database and is not a superuser. */
const NAME = 'absah'
/** The role that created the cluster: for making databases, never for serving. */
const ADMIN = 'postgres'

export interface EmbeddedOptions {
  /** Folder of the embedded database, made when absent. Nothing else may be kept in it. */
  readonly dataDir: string
  /** False: never start the server in a user namespace (root only). */
  readonly mayUseNamespace?: boolean
  /** Server settings laid over the platform's own where this call starts the server. For tests, which need no durability. */
  readonly settings?: Readonly<Record<string, string>>
  readonly log?: Log
}

export interface DatabaseAddress {
  /** The folder of the server's Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

export interface Embedded {
  readonly connection: DatabaseAddress
  /** The same as a PostgreSQL address. */
  readonly url: string
  /** A superuser's address of the database `postgres`, for making databases. */
  readonly adminUrl: string
  /** Process number of the server at the time of opening. */
  readonly pid: number
  /** Whether a server that ran already was taken. */
  readonly wasRunning: boolean
  /** Takes this client's note back and stops the server when it was the last one. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens the PostgreSQL that comes with the platform: creates its data when there is none, adopts a server that runs on
 * it (another process of ours, or one whose process was killed), else starts one that outlives this process, so that
 * several processes can share it. While it is open, a server that dies is started again. It listens on a Unix socket in a folder only its owner may enter, without passwords.
 * Throws in words an operator can act on.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = makeFolder(options.dataDir)
  const place = { clusterDir: join(dataDir, 'cluster'), logPath: join(dataDir, 'postgres.log') }
  const lockPath = join(dataDir, 'server.lock')
  const clientsDir = join(dataDir, 'clients')
  const log = options.log ?? silentLog

  const reach = async () => {
    const adopted = await adoptServer(place)
    const server = adopted ?? (await start(place, { mayUseNamespace: true, settings: {}, ...options, dataDir }))
    await makeDatabase(server)
    const about = { pid: server.pid, dataDir }
    log.info(about, adopted === null ? 'embedded database started' : 'embedded database adopted')
    return { server, wasRunning: adopted !== null }
  }
  const { server, wasRunning, unregister } = await withFileLock(lockPath, LOCK_MS_MAX, async () => {
    const unregister = registerClient(clientsDir)
    try {
      return { ...(await reach()), unregister }
    } catch (error) {
      unregister()
      throw error
    }
  })

  const unwatch = watchServer(place, () => withFileLock(lockPath, LOCK_MS_MAX, reach), log)
  const close = async () => {
    await unwatch()
    await withFileLock(lockPath, LOCK_MS_MAX, async () => {
      unregister()
      if (hasClients(clientsDir)) return
      await stopServer(place)
      rmSync(server.socketFolder, { recursive: true, force: true })
      log.info({ dataDir }, 'embedded database stopped')
    })
  }
  let closing: Promise<void> | undefined
  return {
    connection: { host: server.socketFolder, port: server.port, user: NAME, database: NAME },
    url: addressOf(server, NAME, NAME),
    adminUrl: addressOf(server, ADMIN, 'postgres'),
    pid: server.pid,
    wasRunning,
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** The folder's real path: it names the socket folder, and two names of one folder must meet in it. */
function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The database folder ${dataDir} cannot be used (${reason}): choose another data folder.`, { cause })
  }
}

async function start(place: ServerPlace, options: Required<Omit<EmbeddedOptions, 'log'>>): Promise<Postmaster> {
  const { dataDir, mayUseNamespace, settings } = options
  const { account, binaries } = choose({ dataDir, clusterDir: place.clusterDir, mayUseNamespace })
  const owner = ownerOf(account)
  if (process.getuid?.() === 0) chownSync(dataDir, owner.uid, owner.gid)
  checkClusterVersion(place.clusterDir, binaries)
  await createCluster(place.clusterDir, account, binaries)
  const socketFolder = makeSocketFolder(dataDir, account)
  try {
    return await startServer(place, { account, binaries, socketFolder, settings })
  } catch (error) {
    rmSync(socketFolder, { recursive: true, force: true })
    throw error
  }
}

function choose(where: { dataDir: string; clusterDir: string; mayUseNamespace: boolean }): {
  account: Account
  binaries: Binaries
} {
  const copies = join(where.dataDir, 'binaries')
  const binaries = findBinaries(copies)
  const { account, reachesBinaries } = chooseAccount({ ...where, binaries })
  return { account, binaries: reachesBinaries ? binaries : copyBinaries(copies) }
}

/** Also the proof that the server answers. */
async function makeDatabase(server: Postmaster): Promise<void> {
  const client = new pg.Client({
    connectionString: addressOf(server, ADMIN, 'postgres'),
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  })
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount !== 0) return
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [NAME])
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${NAME} LOGIN`)
    await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `PostgreSQL (process ${server.pid}) runs but does not answer (${reason}): end it with kill ${server.pid}, then start again.`,
      { cause },
    )
  } finally {
    await client.end()
  }
}

function addressOf(server: Postmaster, user: string, database: string): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(server.socketFolder)}&port=${server.port}`
}
