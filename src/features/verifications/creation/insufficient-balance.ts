import { HttpError } from '../../../platform/http/http-error.ts'

/** 403 when neither the group nor its organization has the credits that a run needs. */
export function insufficientBalance(): HttpError {
  const message = 'Organization group credit balance is insufficient to complete the action'
  return new HttpError({ status: 403, code: 'INSUFFICIENT_BALANCE', message })
}
