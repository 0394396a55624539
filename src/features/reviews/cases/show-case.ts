import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { type CaseBody, type PresentCaseDeps, presentCase } from './present.ts'
import { findCase } from './store.ts'

/** A case as it stands. @throws {HttpError} 404 where the caller may not see it. */
export async function showCase(
  deps: PresentCaseDeps & { readonly db: Db },
  request: FastifyRequest,
  id: string,
): Promise<z.infer<typeof CaseBody>> {
  const row = await findCase(deps.db, callerOf(request).scope, id)
  if (row === undefined) throw notFound('Case')
  return presentCase(deps, row)
}
