import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composePlatform, openFoundation } from '../compose.ts'
import { readConfig } from '../config.ts'
import { type FirstStart, makeFirstOrganization } from '../first-start.ts'
import { createLogger } from '../platform/logging/logger.ts'

export interface TemporaryPlatform {
  readonly url: string
  readonly first: FirstStart
}

/**
 * A whole platform in a temporary folder, on a free port of the loopback address, gone when `work` is over.
 *
 * @param settings environment variables on top of the ones that make it temporary.
 */
export async function withTemporaryPlatform<Result>(
  settings: Readonly<Record<string, string | undefined>>,
  work: (platform: TemporaryPlatform) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'absah-'))
  const logger = createLogger('silent')
  try {
    const config = readConfig({
      LOG_LEVEL: 'silent',
      ABSAH_STOP_GRACE_SECONDS: '1',
      ...settings,
      PORT: '0',
      ABSAH_DATA: folder,
    })
    const foundation = await openFoundation(config, logger)
    try {
      const platform = await composePlatform({ config, logger, foundation })
      try {
        const first = await makeFirstOrganization(foundation.db)
        if (first === null) throw new Error('a new folder held an organization already')
        return await work({ url: await platform.start(), first })
      } finally {
        await platform.stop()
      }
    } finally {
      await foundation.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
