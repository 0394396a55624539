import { setTimeout as pause } from 'node:timers/promises'
import { composePlatform, openFoundation } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/platform/logging/logger.ts'
import { found, testVerifier } from './test-verifier.ts'

/**
 * A worker in a process of its own, to be killed. Its service answers at once, or with WORKER_HANGS=true works for
 * ever; it tells on standard output when it begins.
 */
const config = readConfig({ ...process.env, ABSAH_ROLE: 'worker' })
const logger = createLogger('silent')
const foundation = await openFoundation(config, logger)
const verifier = testVerifier({
  current: async ({ signal }) => {
    process.stdout.write('working\n')
    if (process.env.WORKER_HANGS === 'true') await pause(3_600_000, undefined, { signal })
    return found({ by: process.env.WORKER_NAME ?? '' })
  },
})
const platform = await composePlatform({ config, logger, foundation, verifiers: [verifier] })
await platform.start()
process.once('SIGTERM', async () => {
  await platform.stop()
  await foundation.close()
})
// Last: whoever reads this may send the signal at once.
process.stdout.write('ready\n')
