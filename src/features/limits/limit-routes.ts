import type { HttpApp } from '../../platform/http/app.ts'
import { ERROR_CODES } from '../../platform/http/error-codes.ts'
import { HttpError } from '../../platform/http/http-error.ts'
import type { RateLimiter, Standing } from './rate-limiter.ts'

/** Puts the rate limit of the caller's organization before every route that knows its caller. */
export function limitRoutes(app: HttpApp, limiter: RateLimiter): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.caller === null) return
    const answer = limiter(request.caller.scope.organizationId)
    const standing = answer instanceof Promise ? await answer : answer
    if (standing === null) return
    reply.headers(headersOf(standing))
    if (!standing.isAllowed) throw tooManyRequests(standing)
  })
}

/** The fields of the IETF draft (version 7 and before) and their widespread twins. */
function headersOf({ limit, remaining, secondsLeft }: Standing): Record<string, string> {
  const values = { Limit: String(limit), Remaining: String(remaining), Reset: String(secondsLeft) }
  return {
    'ratelimit-limit': values.Limit,
    'ratelimit-remaining': values.Remaining,
    'ratelimit-reset': values.Reset,
    'x-ratelimit-limit': values.Limit,
    'x-ratelimit-remaining': values.Remaining,
    'x-ratelimit-reset': values.Reset,
  }
}

function tooManyRequests({ secondsLeft }: Standing): HttpError {
  return new HttpError({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    message: ERROR_CODES.TOO_MANY_REQUESTS.message,
    headers: { 'retry-after': String(secondsLeft) },
  })
}
