import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { type PublishedFile, publishFile } from '../../platform/http/published-file.ts'

/** The page as it was built. */
export interface Site {
  /** With {@link NONCE} wherever the nonce of an answer belongs. */
  readonly page: string
  /** By path below `/app/`; their names change with what is in them. */
  readonly files: ReadonlyMap<string, PublishedFile>
}

/** As `dashboard/vite.config.ts` writes it. */
export const NONCE = '__NONCE__'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Reads a built page, a megabyte or two, into memory. */
export async function readSite(folder: string): Promise<Site> {
  const entries = await readdir(join(folder, 'assets'), { recursive: true, withFileTypes: true })
  const files = new Map<string, PublishedFile>()
  for (const { parentPath, name } of entries.filter((each) => each.isFile())) {
    const path = join(parentPath, name)
    const type = TYPES[extname(name)]
    if (type === undefined) throw new Error(`${name} in the built dashboard is of no known type`)
    files.set(relative(folder, path), publishFile(type, await readFile(path)))
  }
  return { page: await readFile(join(folder, 'index.html'), 'utf8'), files }
}
