import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeHome, type TestHome } from '../platform.ts'

/** Built once for all tests and runs: the server keeps what it builds under the hash of the sources. */
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/absah-dashboard')

/** A home whose dashboard is built where that of other tests is. */
export async function makeDashboardHome(): Promise<TestHome> {
  const home = await makeHome()
  await mkdir(CACHE, { recursive: true })
  await mkdir(join(home.folder, 'cache'))
  await symlink(CACHE, join(home.folder, 'cache', 'dashboard'), 'dir')
  return home
}
