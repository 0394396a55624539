import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const SKIPPED = /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/

/** Names what would be built: of the sources of the page and of the packages that it is made with. */
export async function hashSources(repository: string): Promise<string> {
  const below = await readdir(join(repository, 'dashboard'), { recursive: true, withFileTypes: true })
  const files = below
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !SKIPPED.test(path.slice(repository.length)))
  const hash = createHash('sha256')
  for (const path of [...files.sort(), join(repository, 'package-lock.json')]) {
    const bytes = await readFile(path)
    hash.update(`${path.slice(repository.length)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 24)
}
