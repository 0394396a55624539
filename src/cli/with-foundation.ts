import { type Foundation, openFoundation } from '../compose/foundation.ts'
import { type Config, readConfig } from '../config.ts'
import { createLogger } from '../platform/logging/logger.ts'
import type { Terminal } from './terminal.ts'

/** Opens the database for one command, beside a running server or alone, and closes it whatever happens. */
export async function withFoundation<Result>(
  terminal: Terminal,
  work: (foundation: Foundation, config: Config) => Promise<Result>,
  options: { readonly migrates?: boolean } = {},
): Promise<Result> {
  const config = readConfig(terminal.env)
  const foundation = await openFoundation(config, createLogger('silent'), options)
  try {
    return await work(foundation, config)
  } finally {
    await foundation.close()
  }
}
