import { HttpError } from '../../platform/http/http-error.ts'

export const unauthorized = () => new HttpError(401, 'UNAUTHORIZED', 'You are not authorized to perform this action')

export const invalidApiKey = () =>
  new HttpError(401, 'INVALID_API_KEY', 'This API key is not known or was revoked. Please check the key')

export const apiKeyExpired = () =>
  new HttpError(401, 'API_KEY_EXPIRED', 'This API key has expired. Please use a newer key')

export const forbidden = () => new HttpError(403, 'FORBIDDEN', 'You are forbidden to perform this action')
