import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFoundation } from '../compose/foundation.ts'
import { composePlatform } from '../compose.ts'
import { readConfig } from '../config.ts'
import { type FirstStart, makeFirstOrganization } from '../first-start.ts'
import { Closers } from '../lib/closers.ts'
import { createLogger } from '../platform/logging/logger.ts'

export interface TemporaryPlatform {
  readonly url: string
  readonly first: FirstStart
}

/**
 * A whole platform in a temporary folder, on a free port of the loopback address, gone when `work` is over, fails or is
 * interrupted (SIGINT, SIGTERM).
 *
 * @param settings environment variables on top of the ones that make it temporary.
 */
export async function withTemporaryPlatform<Result>(
  settings: Readonly<Record<string, string | undefined>>,
  work: (platform: TemporaryPlatform) => Promise<Result>,
): Promise<Result> {
  const interruption = watchInterruption()
  const closers = new Closers()
  closers.add(async () => interruption.forget())
  try {
    const folder = await mkdtemp(join(tmpdir(), 'absah-'))
    closers.add(() => rm(folder, { recursive: true, force: true }))
    const temporary = { LOG_LEVEL: 'silent', ABSAH_STOP_GRACE_SECONDS: '1', ...settings, PORT: '0', ABSAH_DATA: folder }
    const config = readConfig(temporary)
    const logger = createLogger('silent')
    const foundation = await openFoundation(config, logger)
    closers.add(() => foundation.close())
    const platform = await composePlatform({ config, logger, foundation })
    closers.add(() => platform.stop())
    const first = await makeFirstOrganization(foundation.db)
    if (first === null) throw new Error('a new folder held an organization already')
    const url = await platform.start()
    return await Promise.race([work({ url, first }), interruption.promise])
  } finally {
    await closers.close()
  }
}

/** Rejects when the person at the terminal, or the system, wants the process to end. */
function watchInterruption(): { readonly promise: Promise<never>; forget(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const interrupt = () => reject(new Error('interrupted; nothing was left behind.'))
  promise.catch(() => undefined)
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return {
    promise,
    forget() {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
    },
  }
}
