import type { Command } from 'commander'
import { openFoundation } from '../compose/foundation.ts'
import { composePlatform } from '../compose.ts'
import { readConfig } from '../config.ts'
import { type FirstStart, makeFirstOrganization } from '../first-start.ts'
import { createLogger } from '../platform/logging/logger.ts'
import { type Place, portAdvice, whyNotListen } from './free-port.ts'
import { print, type Terminal } from './terminal.ts'

export function addServeCommand(command: Command, terminal: Terminal): void {
  command.action(() => serve(terminal))
}

/** Runs until it is told to stop (SIGINT, SIGTERM); a second signal ends it at once. A failed start leaves nothing running. */
async function serve(terminal: Terminal): Promise<void> {
  const config = readConfig(terminal.env)
  const logger = createLogger(config.logLevel)
  if (config.role !== 'worker') await checkPort(config)
  const stopped = untilSignal()
  const foundation = await openFoundation(config, logger)
  try {
    const first = await makeFirstOrganization(foundation.db)
    // Before anything else can fail: these are shown only once.
    if (first !== null) print(terminal, welcome(first))
    const platform = await composePlatform({ config, logger, foundation })
    try {
      const address = await platform.start()
      if (first !== null && address !== '') print(terminal, firstRequest(first, address))
      print(terminal, readyText(address))
      logger.info({ signal: await stopped }, 'server.stopping')
    } finally {
      await platform.stop()
    }
  } finally {
    await foundation.close()
  }
  logger.info({}, 'server.stopped')
}

/** Before anything is made: what a first start prints is shown only once. */
async function checkPort(place: Place): Promise<void> {
  const code = await whyNotListen(place)
  if (code !== null) throw new Error(portAdvice(place, code))
}

function readyText(address: string): string {
  if (address === '') return 'Absah works on queued verifications.'
  return `Absah listens on ${address} (dashboard: ${address}/app/, reference: ${address}/docs)`
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

function welcome(first: FirstStart): string {
  return `
This is the first start. What follows is shown this once; keep it.

  Owner              ${first.ownerEmail}
  One-time password  ${first.oneTimePassword}
  Live key           ${first.liveKey}
  Test key           ${first.testKey}
`
}

function firstRequest(first: FirstStart, address: string): string {
  return `
Try it:

  curl -H 'X-API-Key: ${first.liveKey}' ${address}/services
`
}
