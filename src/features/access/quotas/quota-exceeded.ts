import { ERROR_CODES } from '../../../platform/http/error-codes.ts'
import { HttpError } from '../../../platform/http/http-error.ts'

/** 403 when a user has begun as many passes this month as he may. */
export function quotaExceeded(): HttpError {
  return new HttpError({ status: 403, code: 'QUOTA_EXCEEDED', message: ERROR_CODES.QUOTA_EXCEEDED.message })
}
