import { HttpError } from '../../../platform/http/http-error.ts'
import type { Credential } from '../../access/caller.ts'
import { type Level, levelsOf } from './level.ts'

/** @throws {HttpError} 403 for who does not work at the level of a case. */
export function assertLevel(credential: Credential, { level }: { readonly level: Level }): void {
  if (levelsOf(credential).includes(level)) return
  throw new HttpError({
    status: 403,
    code: 'FORBIDDEN',
    message: `This case was escalated: ${WHO[level]} decides on it`,
  })
}

const WHO: Readonly<Record<Level, string>> = { REVIEWER: 'a reviewer', COMPLIANCE: 'compliance', OWNER: 'an owner' }
