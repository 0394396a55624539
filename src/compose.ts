import { join } from 'node:path'
import { openAccess } from './compose/access.ts'
import { openAround } from './compose/around-routes.ts'
import { openDuplicateFaces } from './compose/duplicate-faces.ts'
import { openExports } from './compose/exports.ts'
import { openUploads } from './compose/files.ts'
import { type Ground, groundPart, openGround, type PlatformOptions } from './compose/ground.ts'
import type { Part } from './compose/part.ts'
import { openReceipts } from './compose/receipts.ts'
import { openReviews } from './compose/reviews.ts'
import { openScreener, openScreening } from './compose/screening.ts'
import { openSeenPictures } from './compose/seen-pictures.ts'
import { openCalls, openVerifications } from './compose/verifications.ts'
import { openVerifiers } from './compose/verifiers.ts'
import { openWebhooks } from './compose/webhooks.ts'
import { prepareAll } from './features/verifications/runs/addition.ts'
import { createServiceRegistry } from './features/verifications/service-registry.ts'
import { openDashboard } from './http-server/dashboard/open-dashboard.ts'
import { createHttpServer } from './http-server.ts'
import { Closers } from './lib/closers.ts'
import type { Db } from './platform/database/database.ts'
import { isReachable } from './platform/database/is-reachable.ts'
import type { HttpApp } from './platform/http/app.ts'

export type { PlatformOptions } from './compose/ground.ts'

/** A whole node: what it serves and what it works on follows from its role. */
export interface Platform {
  readonly http: HttpApp
  /** Begins to work and to listen. Answers the address clients reach it at. */
  start(): Promise<string>
  /** Drains requests, ends or hands back jobs, closes everything but the foundation. */
  stop(): Promise<void>
}

/** Config in, a running node out: `openParts` lists what it is made of. */
export async function composePlatform(options: PlatformOptions): Promise<Platform> {
  const ground = await openGround(options)
  const { config, db, logger, jobs, address } = ground
  const { parts, around, services, tellBanks } = openParts(ground, options)
  const closers = new Closers()
  for (const { close } of parts) if (close !== undefined) closers.add(close)
  for (const part of parts) part.jobs?.()

  let isStopping = false
  const http = await createHttpServer({
    logger,
    trustProxy: config.trustProxy,
    authenticate: ground.authenticate,
    prepare: around.addTo,
    routes: parts.flatMap(({ routes }) => routes ?? []),
    dashboard: openDashboard({ cacheFolder: join(config.dataDir, 'cache', 'dashboard'), logger }),
    services: services.all.map(({ service, configuration, output }) => ({ code: service.code, configuration, output })),
    tellBanks,
    findUnready: async () => (isStopping ? ['The server is stopping'] : await findMissing(db)),
  })
  closers.add(() => Promise.all([http.close(), jobs.stop({ graceMs: config.stopGraceSeconds * 1000 })]))

  return {
    http,
    async start() {
      await jobs.start({ work: config.role !== 'api' })
      const chores = config.role === 'api' ? [] : parts.flatMap((part) => part.chores ?? []).map((begin) => begin())
      closers.add(() => Promise.all(chores.map((chore) => chore.stop())))
      if (config.role === 'worker') return ''
      const listening = await http.listen({ host: config.host, port: config.port })
      if (config.publicUrl === null) address.url = listening
      return address.url
    },
    stop() {
      isStopping = true
      return closers.close()
    },
  }
}

/** The list of parts, in the order in which they are opened; they are closed the other way round. */
function openParts(ground: Ground, { verifiers, limiter }: PlatformOptions) {
  const screener = openScreener(ground)
  const receipts = openReceipts(ground)
  const own = () => openVerifiers({ ground, screener, search: receipts.search })
  const services = createServiceRegistry(verifiers ?? own(), ground.config.servicesOff)
  const calls = openCalls(ground, services)
  const around = openAround(ground, limiter)
  const faces = openDuplicateFaces(ground)
  const pictures = openSeenPictures(ground)
  const parts: readonly Part[] = [
    groundPart(ground),
    around,
    openAccess(ground, services),
    receipts,
    openUploads(ground),
    openScreening(ground, calls, screener),
    openExports(ground, calls),
    openReviews(calls, receipts),
    openWebhooks(ground),
    faces,
    pictures,
  ]
  const redactCopies = parts.flatMap((part) => part.redactCopies ?? [])
  const prepareAddition = prepareAll([faces.prepareAddition, pictures.prepareAddition])
  const verifications = openVerifications({ ground, calls, prepareAddition, redactCopies })
  return { parts: [...parts, verifications], around, services, tellBanks: receipts.tellBanks }
}

async function findMissing(db: Db): Promise<string[]> {
  return (await isReachable(db)) ? [] : ['The database does not answer']
}
