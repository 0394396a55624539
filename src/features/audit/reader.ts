import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Scope } from '../access/caller.ts'
import { forbidden } from '../access/errors.ts'
import { callerOf } from '../access/guard-routes.ts'
import { isAllowed } from '../access/permissions.ts'

/** Who reads what is known of persons, and how it is shown. */
export interface Reader {
  readonly scope: Scope
  readonly isMasked: boolean
  /** Takes down what was shown plain. */
  note(ids: readonly string[]): void
}

/** The query of calls that can show plain what a user gets masked. */
export const REVEAL = {
  reveal: z
    .enum(['true', 'false'])
    .default('false')
    .describe('For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log'),
}

const Revealing = z.looseObject({ reveal: z.literal('true') })

/**
 * A key reads plain. A user reads masked, and plain with `?reveal=true`: what is shown is then a reading.
 *
 * @throws {HttpError} 403 for a user whose duties do not open it.
 */
export function readerOf(request: FastifyRequest): Reader {
  const { scope, credential } = callerOf(request)
  if (credential.kind === 'key') return { scope, isMasked: false, note: () => {} }
  if (Revealing.safeParse(request.query).success) return openingReaderOf(request)
  request.shownPlain = []
  return { scope, isMasked: true, note: () => {} }
}

/**
 * A user who opens a case reads plain: each verification shown is a reading.
 *
 * @throws {HttpError} 403 for a user whose duties do not open it.
 */
export function openingReaderOf(request: FastifyRequest): Reader {
  const { scope, credential } = callerOf(request)
  if (!isAllowed(credential, 'verifications:reveal')) throw forbidden()
  const shown: string[] = []
  request.shownPlain = shown
  return { scope, isMasked: false, note: (ids) => shown.push(...ids) }
}
