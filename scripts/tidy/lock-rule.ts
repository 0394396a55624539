import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Finding, Rule } from './rule.ts'

const Versions = z.record(z.string(), z.string()).default({})
const Package = z.object({
  dependencies: Versions,
  optionalDependencies: Versions,
  devDependencies: Versions,
  integrity: z.string().optional(),
  /** A package of this repository, seen from `node_modules`. */
  link: z.boolean().default(false),
})
const LockFile = z.object({ packages: z.record(z.string(), Package) })

type Packages = z.infer<typeof LockFile>['packages']

/**
 * What makes `npm ci` give every machine the same packages: exact versions, a hash each, and an entry for each package
 * of every platform. npm writes a lock file without the entries that its registry could not answer, and `npm ci` then
 * refuses that file everywhere.
 */
export const lockedPackages: Rule = {
  name: 'locked-packages',
  find: ({ root }) => {
    const packages = readLockFile(root)
    const inexact = Object.entries(packages)
      .filter(([place]) => isOwn(place))
      .flatMap(([, own]) =>
        Object.entries({ ...own.dependencies, ...own.optionalDependencies, ...own.devDependencies }),
      )
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => finding('package.json', `${name}: pin an exact version in place of "${version}".`))
    const unhashed = Object.entries(packages)
      .filter(([place, { integrity, link }]) => !isOwn(place) && !link && integrity === undefined)
      .map(([place]) => finding('package-lock.json', `${place} has no hash: remove the entry and run "npm install".`))
    return [...inexact, ...unhashed, ...missing(packages)]
  },
}

/** The repository itself, or a package that lives in a folder of it. */
function isOwn(place: string): boolean {
  return !place.includes('node_modules/')
}

function missing(packages: Packages): readonly Finding[] {
  return Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFound(packages, place, name))
      .map((name) =>
        finding(
          'package-lock.json',
          `${name}, needed by ${place || 'us'}, has no entry: choose a version that has it.`,
        ),
      ),
  )
}

/** Looks where Node looks: in the package's own `node_modules`, then in those above it. */
function isFound(packages: Packages, place: string, name: string): boolean {
  if (packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`] !== undefined) return true
  if (place === '') return false
  const cut = place.lastIndexOf('node_modules/')
  return isFound(packages, cut === -1 ? '' : place.slice(0, cut).replace(/\/$/, ''), name)
}

function readLockFile(root: string): Packages {
  try {
    return LockFile.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error('package-lock.json cannot be read: run "npm install" to write it again.', { cause: error })
  }
}

function finding(file: string, message: string): Finding {
  return { rule: 'locked-packages', file, line: 1, message }
}
