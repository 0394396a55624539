import { createRedactExports, registerExportJobs } from '../features/exports/jobs.ts'
import { exportRoutes } from '../features/exports/routes.ts'
import type { Ground } from './ground.ts'
import type { Part } from './part.ts'
import type { Calls } from './verifications.ts'

/** Copies to take away. */
export function openExports({ db, jobs, keyring, storage, authenticate }: Ground, calls: Calls): Part {
  return {
    routes: [exportRoutes({ ...calls, storage, authenticate })],
    jobs: () => registerExportJobs({ db, jobs, keyring, storage, services: calls.services }),
    redactCopies: [createRedactExports({ jobs })],
  }
}
