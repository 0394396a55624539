import type { Command } from 'commander'
import { composePlatform, openFoundation } from '../compose.ts'
import { readConfig } from '../config.ts'
import { type FirstStart, makeFirstOrganization } from '../first-start.ts'
import { createLogger } from '../platform/logging/logger.ts'
import { print, type Terminal } from './terminal.ts'

export function addServeCommand(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('start the server; settings come from the environment (docs/settings.md)')
    .action(() => serve(terminal))
}

/** Runs until it is told to stop (SIGINT, SIGTERM); a second signal ends it at once. */
async function serve(terminal: Terminal): Promise<void> {
  const config = readConfig(terminal.env)
  const logger = createLogger(config.logLevel)
  const foundation = await openFoundation(config, logger)
  const platform = await composePlatform({ config, logger, foundation })
  const first = await makeFirstOrganization(foundation.db)
  const stopped = untilSignal()
  const address = await platform.start()
  if (first !== null) print(terminal, welcome(first, address))
  print(
    terminal,
    address === ''
      ? 'Absah works on queued verifications.'
      : `Absah listens on ${address} (reference: ${address}/docs)`,
  )
  logger.info({ signal: await stopped }, 'server.stopping')
  await platform.stop()
  await foundation.close()
  logger.info({}, 'server.stopped')
}

function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1))
        resolve(signal)
      })
    }
  })
}

function welcome(first: FirstStart, address: string): string {
  return `
This is the first start. What follows is shown this once; keep it.

  Owner              ${first.ownerEmail}
  One-time password  ${first.oneTimePassword}
  Live key           ${first.liveKey}
  Test key           ${first.testKey}

Try it:

  curl -H 'X-API-Key: ${first.liveKey}' ${address}/services
`
}
