import { startBenchPlatform } from '../pipeline/platform.ts'
import { serve } from '../server-process.ts'

export interface FairServer {
  readonly url: string
  /** Keys of three organizations. */
  readonly keys: readonly [string, string, string]
}

/** A whole node with its real services. */
const platform = await startBenchPlatform({ role: 'all' })
const others = await Promise.all([1, 2].map(() => platform.createLimitedKey(1_000_000)))
serve<FairServer>({ url: platform.url, keys: [platform.key, others[0] ?? '', others[1] ?? ''] }, platform.stop)
