import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * As whom the server runs. PostgreSQL refuses root, so root hands it to an unprivileged user; where that user cannot
 * reach the folders (under somebody's 0700 home), a user namespace makes this process' user look like another to it.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace' }

/** The user that owns what the server writes, as seen from outside. */
export function ownerOf(account: Account): { uid: number; gid: number } {
  switch (account.kind) {
    case 'self':
    case 'namespace':
      return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    case 'user':
      return { uid: account.uid, gid: account.gid }
  }
}

// A fixed environment: the server needs nothing of ours, and ours holds secrets.
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Starts a program as `account`, in the root folder and with an environment of its own. */
export function spawnAs(
  account: Account,
  command: readonly [string, ...string[]],
  options: SpawnOptions,
): ChildProcess {
  const [program, ...args] = asAccount(account, command)
  return spawn(program, args, { cwd: '/', env: ENVIRONMENT, ...idsOf(account), ...options })
}

export interface AccountQuestion {
  readonly dataDir: string
  readonly clusterDir: string
  readonly binaries: Binaries
  /** False: never through a user namespace. */
  readonly mayUseNamespace: boolean
}

/**
 * Chooses the account. `reachesBinaries` false means that the binaries must be copied into the data folder first.
 * Throws when no account can reach the data folder.
 */
export function chooseAccount(question: AccountQuestion): { account: Account; reachesBinaries: boolean } {
  if (process.getuid?.() !== 0) return { account: ownAccount(question), reachesBinaries: true }
  const reaching = candidates(question).filter((account) => canReach(account, dirname(question.dataDir)))
  const complete = reaching.find((account) => canReach(account, question.binaries.postgres))
  const account = complete ?? reaching[0]
  if (account === undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root, and no other user of this machine can reach ${question.dataDir}. Choose a ` +
        'data folder that others may enter (e.g. /var/lib/absah), or start as a normal user.',
    )
  }
  return { account, reachesBinaries: complete !== undefined }
}

/** initdb refuses a user without a name, as containers started with a bare number have; a namespace lends one. */
function ownAccount({ mayUseNamespace, binaries }: AccountQuestion): Account {
  if (hasName()) return { kind: 'self' }
  if (mayUseNamespace && canReach({ kind: 'namespace' }, binaries.postgres)) return { kind: 'namespace' }
  throw new Error(
    `PostgreSQL needs a user with a name, and user ${process.getuid?.()} has none: add it to /etc/passwd, or start as ` +
      'another user.',
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** First whoever owns the data already, so that nothing changes hands between starts. */
function candidates({ clusterDir, dataDir, mayUseNamespace }: AccountQuestion): Account[] {
  const namespaces: Account[] = mayUseNamespace ? [{ kind: 'namespace' }] : []
  const clusterOwner = existsSync(clusterDir) ? statSync(clusterDir) : undefined
  const folderOwner = statSync(dirname(dataDir))
  const users = [clusterOwner, folderOwner, ...systemUsers()].flatMap((owner) =>
    owner === undefined || owner.uid === 0 ? [] : [{ kind: 'user' as const, uid: owner.uid, gid: owner.gid }],
  )
  return clusterOwner?.uid === 0 ? [...namespaces, ...users] : [...users, ...namespaces]
}

const NOBODY = { uid: 65534, gid: 65534 }

/** initdb insists on a user with a name, so only users of passwd(5) will do. */
function systemUsers(): { uid: number; gid: number }[] {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  return ['postgres', 'nobody'].flatMap((name) => {
    const entry = entries.find((each) => each[0] === name)
    return entry === undefined ? [] : [{ uid: Number(entry[2]), gid: Number(entry[3]) }]
  })
}

/** Asked of the system itself: modes, access lists and user namespaces all have a say. */
export function canReach(account: Account, path: string): boolean {
  const [program, ...args] = asAccount(account, ['/bin/sh', '-c', 'test -x "$1"', 'sh', path])
  const options = { cwd: '/', env: ENVIRONMENT, ...idsOf(account), timeout: 10_000 }
  return spawnSync(program, args, options).status === 0
}

function asAccount(account: Account, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (account.kind !== 'namespace') return command
  const { uid, gid } = systemUsers()[0] ?? NOBODY
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', ...command]
}

function idsOf(account: Account): { uid?: number; gid?: number } {
  return account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {}
}
