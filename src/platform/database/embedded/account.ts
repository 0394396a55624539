import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * As whom the server runs. PostgreSQL refuses root, so root hands it to an unprivileged user; where that user cannot
 * reach the folders (under somebody's 0700 home), a user namespace makes root look like somebody else to it.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace' }

/** The user that owns what the server writes, as seen from outside. */
export function ownerOf(account: Account): { uid: number; gid: number } {
  switch (account.kind) {
    case 'self':
      return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    case 'user':
      return { uid: account.uid, gid: account.gid }
    case 'namespace':
      return { uid: 0, gid: 0 }
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
  if (process.getuid?.() !== 0) return { account: { kind: 'self' }, reachesBinaries: true }
  const reaching = candidates(question).filter((account) => canReach(account, '-x', dirname(question.dataDir)))
  const complete = reaching.find((account) => canReach(account, '-x', question.binaries.postgres))
  const account = complete ?? reaching[0]
  if (account === undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root, and no other user of this machine can reach ${question.dataDir}. Set ` +
        'ABSAH_DATA to a folder others may enter (e.g. /var/lib/absah), or start as a normal user.',
    )
  }
  return { account, reachesBinaries: complete !== undefined }
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

function canReach(account: Account, test: '-x', path: string): boolean {
  const [program, ...args] = asAccount(account, ['/bin/sh', '-c', `test ${test} "$1"`, 'sh', path])
  const options = { cwd: '/', env: ENVIRONMENT, ...idsOf(account), timeout: 10_000 }
  return spawnSync(program, args, options).status === 0
}

function asAccount(account: Account, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (account.kind !== 'namespace') return command
  return ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--', ...command]
}

function idsOf(account: Account): { uid?: number; gid?: number } {
  return account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {}
}
