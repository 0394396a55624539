import { recordReadings } from '../features/audit/record-readings.ts'
import { forgetRequests } from '../features/idempotency/door.ts'
import { keepAnswers } from '../features/idempotency/keep-answers.ts'
import { limitRoutes } from '../features/limits/limit-routes.ts'
import { createRateLimiter, type RateLimiter } from '../features/limits/rate-limiter.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { HttpApp } from '../platform/http/app.ts'
import type { Ground } from './ground.ts'
import type { Part } from './part.ts'

export interface Around extends Part {
  /** Adds what happens around every route. */
  addTo(app: HttpApp): void
}

/** What happens around every route: limits, the record of readings, answers that are given again. */
export function openAround({ config, db, logger, masterKey }: Ground, limiter?: RateLimiter): Around {
  const fingerprintKey = deriveKey(masterKey, 'idempotency:1')
  return {
    redactCopies: [(tx, { verificationId }) => forgetRequests(tx, [verificationId])],
    addTo(app) {
      limitRoutes(app, limiter ?? createRateLimiter({ db, defaultLimit: config.rateLimit }))
      recordReadings(app, { db })
      keepAnswers(app, { db, logger, fingerprintKey })
    },
  }
}
