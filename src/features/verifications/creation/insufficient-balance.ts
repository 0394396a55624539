import { type HttpError, knownError } from '../../../platform/http/http-error.ts'

/** 403 when neither the group nor its organization has the credits that a run needs. */
export function insufficientBalance(): HttpError {
  return knownError('INSUFFICIENT_BALANCE')
}
