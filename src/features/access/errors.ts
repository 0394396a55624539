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

export const passwordChangeRequired = () =>
  new HttpError({
    status: 403,
    code: 'FORBIDDEN',
    message: 'Please change your password first: PUT /profile/password',
  })

export const invalidCredentials = () =>
  new HttpError({
    status: 401,
    code: 'INVALID_CREDENTIALS',
    message: 'E-mail address or password is wrong. Please try again',
  })

export const tokenExpired = () =>
  new HttpError({ status: 401, code: 'TOKEN_EXPIRED', message: 'This token has expired. Please get a new one' })

export const invalidToken = () =>
  new HttpError({
    status: 401,
    code: 'INVALID_TOKEN',
    message: 'This token is not valid or its session has ended. Please sign in again',
  })

/** `retryAfterSeconds` goes into the header of that name. */
export const tooManyAttempts = (retryAfterSeconds: number) =>
  new HttpError({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    message: 'Too many attempts to sign in. Please try again later',
    headers: { 'retry-after': String(retryAfterSeconds) },
  })

export const alreadyExists = (message: string) => new HttpError({ status: 400, code: 'ALREADY_EXISTS', message })
