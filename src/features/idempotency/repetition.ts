import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HttpApp } from '../../platform/http/app.ts'
import { HttpError } from '../../platform/http/http-error.ts'
import type { Outcome } from './outcome.ts'

/** The resource as it is now, in the shape of the first answer. A secret that was told once is null. */
export interface ShownAgain {
  /** Where its id is: in the first answer's `id`, or in the path's `:id`. */
  readonly idIn: 'answer' | 'path'
  show(request: FastifyRequest, reply: FastifyReply, resourceId: string): unknown
}

/**
 * How a POST is answered when it comes again with its Idempotency-Key. `answer`: as it was, which holds nothing but
 * numbers and dates. `handler`: the handler calls `request.claimKey` itself, once it knows what was sent. `none`: it is
 * done anew, because it only reads, or makes a credential.
 */
export type Repetition = ShownAgain | 'answer' | 'handler' | 'none'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST without it does not start. */
    idempotency?: Repetition
  }
}

/** Says that an answer was given before. */
export const REPLAYED = { 'idempotency-replayed': 'true' } as const

/** Every POST that is registered from now on must say how it is answered again. */
export function requireRepetitions(app: HttpApp): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (![method].flat().includes('POST')) return
    const repetition = config?.idempotency
    if (repetition === undefined) {
      throw new Error(`POST ${url} does not say how it answers a repeated request: add config.idempotency`)
    }
    if (typeof repetition === 'object' && repetition.idIn === 'path' && !url.includes('/:id')) {
      throw new Error(`POST ${url} has no :id in its path: set config.idempotency.idIn to 'answer'`)
    }
  })
}

interface Repeated {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly outcome: Outcome
}

/** The first answer again: its status, with the resource as it is now; of a refusal the same words. */
export async function repeat({ request, reply, outcome }: Repeated): Promise<FastifyReply> {
  const { status, resourceId, error, answer } = outcome
  if (error !== null) throw firstError(outcome)
  reply.headers(REPLAYED).code(status)
  const repetition = request.routeOptions.config.idempotency
  const isShown = typeof repetition === 'object' && resourceId !== null
  return reply.send(isShown ? await repetition.show(request, reply, resourceId) : answer)
}

/** The error that the first request was answered with. */
export function firstError({ status, error }: Outcome): HttpError {
  const { code = 'INVALID_REQUEST', message = '', errors, facts = {} } = error ?? {}
  const fields = errors === undefined ? {} : { errors }
  return new HttpError({ status, code, message, facts, ...fields, headers: REPLAYED })
}
