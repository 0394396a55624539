import { setTimeout as pause } from 'node:timers/promises'
import { openFoundation } from '../src/compose/foundation.ts'
import { composePlatform } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/platform/logging/logger.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'

/**
 * A worker in a process of its own, to be killed. Its service answers at once as the request's note says, or with
 * WORKER_HANGS=true works for ever; it tells on standard output when it begins. With WORKER_ROLE=all it takes requests
 * in too, and tells where; with WORKER_SERVICES=own it has the product's services, and looks often for lists that changed.
 */
const config = readConfig({ ...process.env, ABSAH_ROLE: process.env.WORKER_ROLE ?? 'worker' })
const logger = createLogger('silent')
const foundation = await openFoundation(config, logger)
const verifier = testVerifier({
  current: async (context) => {
    process.stdout.write('working\n')
    if (process.env.WORKER_HANGS === 'true') await pause(3_600_000, undefined, { signal: context.signal })
    const ended = await endAsNoted(context)
    return ended.kind === 'found' ? { ...ended, output: { by: process.env.WORKER_NAME ?? '' } } : ended
  },
})
const services = process.env.WORKER_SERVICES === 'own' ? { listsPollMs: 40 } : { verifiers: [verifier] }
const platform = await composePlatform({ config, logger, foundation, ...services })
const url = await platform.start()
if (url !== '') process.stdout.write(`at ${url}\n`)
process.once('SIGTERM', async () => {
  await platform.stop()
  await foundation.close()
})
// Last: whoever reads this may send the signal at once.
process.stdout.write('ready\n')
