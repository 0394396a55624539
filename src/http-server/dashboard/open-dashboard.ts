import { stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from '../../platform/logging/logger.ts'
import { buildDashboard } from './build-dashboard.ts'
import { hashSources } from './hash-sources.ts'
import { readSite, type Site } from './read-site.ts'

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))

export type DashboardState =
  | { readonly kind: 'ready'; readonly site: Site }
  | { readonly kind: 'building' }
  /** The packages that build it are not installed, and nobody built it before. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed' }

export interface Dashboard {
  /** Answers at once, and begins to build where nobody has. */
  look(): Promise<DashboardState>
}

export interface DashboardOptions {
  /** Where built pages are kept, each under the hash of its sources. */
  readonly cacheFolder: string
  readonly logger: Logger
  /** For tests: the repository that it is built from. */
  readonly repository?: string
}

/** The page at `/app/`, built by whoever needs it first and kept for all that come later. */
export function openDashboard({ cacheFolder, logger, repository = REPOSITORY }: DashboardOptions): Dashboard {
  let state: DashboardState | null = null
  let hash: string | null = null
  const build = async (folder: string) => {
    try {
      const isMine = await buildDashboard({ repository, folder })
      // Where another process builds, whoever asks next looks again.
      state = isMine ? { kind: 'ready', site: await readSite(folder) } : null
      if (isMine) logger.info({}, 'dashboard.built')
    } catch (err) {
      logger.error({ err }, 'dashboard.failed')
      state = { kind: 'failed' }
    }
  }
  return {
    async look() {
      if (state !== null) return state
      hash ??= await hashSources(repository)
      const folder = join(cacheFolder, hash)
      const built = (await isFolder(folder)) ? folder : await builtBefore(repository)
      if (built !== null) state = { kind: 'ready', site: await readSite(built) }
      else if (!hasVite(repository)) state = { kind: 'missing' }
      else if (state === null) {
        state = { kind: 'building' }
        void build(folder)
      }
      return state
    },
  }
}

/** What `npm run build:dashboard` left: an image without the packages of development brings it along. */
async function builtBefore(repository: string): Promise<string | null> {
  const folder = join(repository, 'dashboard/dist')
  return !hasVite(repository) && (await isFolder(folder)) ? folder : null
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true
}

function hasVite(repository: string): boolean {
  try {
    createRequire(join(repository, 'dashboard/build.ts')).resolve('vite/package.json')
    return true
  } catch {
    return false
  }
}
