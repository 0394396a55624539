import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, canReach, ownerOf } from './account.ts'

// Socket paths end at 107 bytes on Linux and 103 on macOS; "/.s.PGSQL.5432.lock" is 19 of them.
const FOLDER_BYTES_MAX = 80

/**
 * Makes the private folder the server listens in: under the temporary folder, because a checkout's own path may be
 * too long for a socket, and named after the data folder, so that two servers never meet.
 * Whoever may enter it may use the database, so it is refused when someone else made it.
 */
export function makeSocketFolder(dataDir: string, account: Account): string {
  const owner = ownerOf(account)
  const name = `absah-${createHash('sha256').update(dataDir).digest('hex').slice(0, 20)}`
  const self = process.getuid?.() ?? owner.uid
  const preferred = join(tmpdir(), name)
  // Root's temporary folder may be closed to the user the server runs as.
  const isFit = Buffer.byteLength(preferred) <= FOLDER_BYTES_MAX && (self !== 0 || canReach(account, tmpdir()))
  const path = isFit ? preferred : join('/tmp', name)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  if (!found.isDirectory() || (found.uid !== owner.uid && (self !== 0 || found.uid !== 0))) {
    throw new Error(`${path} belongs to somebody else: delete it (rm -r ${path}) and start again.`)
  }
  if (self === 0) chownSync(path, owner.uid, owner.gid)
  chmodSync(path, 0o700)
  return path
}
