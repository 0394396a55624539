import { recordReadings } from '../features/audit/record-readings.ts'
import { type KeepDeps, keepAnswers } from '../features/idempotency/keep-answers.ts'
import { limitRoutes } from '../features/limits/limit-routes.ts'
import { createRateLimiter, type RateLimiter } from '../features/limits/rate-limiter.ts'
import type { HttpApp } from '../platform/http/app.ts'

interface HookDeps extends KeepDeps {
  /** Or the requests a minute of an organization that has no limit of its own. */
  readonly limiter: RateLimiter | number
}

/** What happens around every route. */
export function addHooks(app: HttpApp, { limiter, ...deps }: HookDeps): void {
  const { db } = deps
  limitRoutes(app, typeof limiter === 'number' ? createRateLimiter({ db, defaultLimit: limiter }) : limiter)
  recordReadings(app, { db })
  keepAnswers(app, deps)
}
