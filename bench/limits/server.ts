import { INSTANT_SERVICE_ID, instantVerifier } from '../pipeline/instant-verifier.ts'
import { startBenchPlatform } from '../pipeline/platform.ts'
import { serve } from '../server-process.ts'

/** Above what this many connections reach in a minute, and low enough that the count is asked for while measuring. */
const RATE_LIMIT = 400_000

export interface LimitServers {
  readonly limited: string
  readonly unlimited: string
  readonly rateLimit: number
  readonly key: string
  /** Of an organization with one request a minute. */
  readonly exceededKey: string
  readonly folderPath: string
  readonly body: object
}

/** The same platform twice in one process and on one database: with the rate limit, and without any. */
const verifiers = [instantVerifier(() => undefined)]
const limited = await startBenchPlatform({ role: 'api', verifiers, rateLimit: RATE_LIMIT })
const unlimited = await limited.addNode({ verifiers, limiter: () => null })
serve<LimitServers>(
  {
    limited: limited.url,
    unlimited,
    rateLimit: RATE_LIMIT,
    key: limited.key,
    exceededKey: await limited.createLimitedKey(1),
    folderPath: `/folders/${limited.folderId}`,
    body: { service_id: INSTANT_SERVICE_ID, folder_id: limited.folderId, configuration: {} },
  },
  limited.stop,
)
