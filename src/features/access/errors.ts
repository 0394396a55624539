import { HttpError } from '../../platform/http/http-error.ts'

export const unauthorized = () =>
  new HttpError({ status: 401, code: 'UNAUTHORIZED', message: 'You are not authorized to perform this action' })

export const invalidApiKey = () =>
  new HttpError({
    status: 401,
    code: 'INVALID_API_KEY',
    message: 'This API key is not known or was revoked. Please check the key',
  })

export const apiKeyExpired = () =>
  new HttpError({ status: 401, code: 'API_KEY_EXPIRED', message: 'This API key has expired. Please use a newer key' })

export const forbidden = () =>
  new HttpError({ status: 403, code: 'FORBIDDEN', message: 'You are forbidden to perform this action' })
