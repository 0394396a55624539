import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { invalidRequest, malformedBody } from './http-error.ts'

/** Levels that JSON in a body may be nested. */
const DEPTH_MAX = 32

const NoQuery = z.strictObject({})

/** A body nested without end would exhaust the stack of whatever walks it. */
export function refuseDeepBodies(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (depthExceeds(request.body, DEPTH_MAX)) {
      throw malformedBody(`May be nested ${DEPTH_MAX} levels deep at most`)
    }
  })
}

/** Walks level by level, so that depth costs no stack. */
export function depthExceeds(value: unknown, depthMax: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    const containers = level.filter((each) => typeof each === 'object' && each !== null && !Buffer.isBuffer(each))
    if (containers.length > 0 && depth >= depthMax) return true
    level = containers.flatMap((each) => Object.values(each ?? {}))
  }
  return false
}

/** A query parameter that a route does not know is an error: what it was meant to do would silently not happen. */
export function refuseUnknownQueries(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true || route.schema.querystring !== undefined) return
    route.schema.querystring = NoQuery
  })
}

/** What a number in a query may look like; whether it is one that the route takes is the route's own schema. */
const DECIMAL = /^[-+]?\d+(\.\d+)?$/
const COUNTS = ['page_offset', 'page_size', 'limit']

/** `0x10`, `1e3` and an empty text are numbers to JavaScript, and to nobody else. */
export function refuseOddNumbers(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ query }) => {
    const given = Object.entries(query ?? {}).filter(([name]) => COUNTS.includes(name))
    const odd = given.filter(([, value]) => typeof value === 'string' && !DECIMAL.test(value))
    if (odd.length > 0)
      throw invalidRequest(odd.map(([field]) => ({ field, message: 'Must be a number in decimal digits' })))
  })
}
