import { HttpError, knownError } from '../../platform/http/http-error.ts'

export const unauthorized = () => knownError('UNAUTHORIZED')

/** For a signed link. */
export const badLink = (kind: 'expired' | 'invalid') =>
  kind === 'invalid'
    ? unauthorized()
    : new HttpError({
        status: 401,
        code: 'UNAUTHORIZED',
        message: 'This link has expired. Please ask for a new one: every answer that shows it has one',
      })

export const invalidApiKey = () => knownError('INVALID_API_KEY')

export const apiKeyExpired = () => knownError('API_KEY_EXPIRED')

export const forbidden = () => knownError('FORBIDDEN')

export const featureIsOff = () =>
  new HttpError({
    status: 403,
    code: 'FORBIDDEN',
    message: 'This feature is switched off for your organization. Please ask whoever runs this server',
  })

export const passwordChangeRequired = () =>
  new HttpError({
    status: 403,
    code: 'FORBIDDEN',
    message: 'Please change your password first: PUT /profile/password',
  })

export const invalidCredentials = () => knownError('INVALID_CREDENTIALS')

export const tokenExpired = () => knownError('TOKEN_EXPIRED')

export const invalidToken = () => knownError('INVALID_TOKEN')

/** `retryAfterSeconds` goes into the header of that name. */
export const tooManyAttempts = (retryAfterSeconds: number) =>
  new HttpError({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    message: 'Too many attempts to sign in. Please try again later',
    headers: { 'retry-after': String(retryAfterSeconds) },
  })

export const alreadyExists = (message: string) => new HttpError({ status: 400, code: 'ALREADY_EXISTS', message })
