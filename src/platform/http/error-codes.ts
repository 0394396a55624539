/** An error of the API, as clients see it. */
export interface KnownError {
  readonly status: number
  /** What it says, or the usual one where the words depend on the request. */
  readonly message: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  /** Seconds of the header `Retry-After`, where it has one. */
  readonly retryAfter?: number
}

/** Every `error_code` of the Verification API: the one list that answers, documents and test mode are held to. */
export const ERROR_CODES = {
  INVALID_REQUEST: {
    status: 400,
    message: 'Invalid request. Please check input data format and try again',
    errors: [{ field: 'body', message: 'This field is required' }],
  },
  INVALID_ID: { status: 400, message: 'Invalid Verification ID' },
  INVALID_VALUE: {
    status: 400,
    message: 'Invalid value. Please use one of the listed values',
    errors: [{ field: 'file_category', message: 'Must be one of: VERIFICATION_INPUT_FILE, PROFILE_PICTURE' }],
  },
  ALREADY_EXISTS: { status: 400, message: 'A folder of this name already exists. Please use another name' },
  UNAUTHORIZED: { status: 401, message: 'You are not authorized to perform this action' },
  INVALID_API_KEY: { status: 401, message: 'This API key is not known or was revoked. Please check the key' },
  API_KEY_EXPIRED: { status: 401, message: 'This API key has expired. Please use a newer key' },
  INVALID_CREDENTIALS: { status: 401, message: 'E-mail address or password is wrong. Please try again' },
  TOKEN_EXPIRED: { status: 401, message: 'This token has expired. Please get a new one' },
  INVALID_TOKEN: {
    status: 401,
    message: 'This token is not valid or its session has ended. Please sign in again',
  },
  FORBIDDEN: { status: 403, message: 'You are forbidden to perform this action' },
  INSUFFICIENT_BALANCE: {
    status: 403,
    message: 'Organization group credit balance is insufficient to complete the action',
  },
  QUOTA_EXCEEDED: { status: 403, message: 'User has exceeded their monthly usage limit' },
  NOT_FOUND: { status: 404, message: 'Verification not found' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address takes other methods. The header Allow lists them' },
  REQUEST_TIMEOUT: { status: 408, message: 'Request timed out. Please try again later' },
  CONFLICT: { status: 409, message: 'The first request with this Idempotency-Key still runs', retryAfter: 1 },
  GONE: {
    status: 410,
    message: 'This file was lost: a backup was restored that did not hold it. Please upload it again',
  },
  PRECONDITION_FAILED: { status: 412, message: 'This was changed meanwhile. Please read it again' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large. Please send less at once' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'Unsupported content type. Please send application/json',
  },
  PRECONDITION_REQUIRED: { status: 428, message: 'Please send If-Match with the ETag of what you decide on' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests. Please try again later', retryAfter: 1 },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'Something went wrong on our side. Please try again later' },
  VERIFICATION_FAILED: { status: 500, message: 'An error occurred while queueing verification' },
  SERVICE_UNAVAILABLE: { status: 503, message: 'The server is busy. Please try again later', retryAfter: 5 },
} as const satisfies Record<string, KnownError>

export type ErrorCode = keyof typeof ERROR_CODES

/** Codes with what is known of each, in the order of their statuses. */
export const KNOWN_ERRORS: readonly (KnownError & { readonly code: ErrorCode })[] = Object.entries(ERROR_CODES).map(
  ([code, known]) => ({ code: code as ErrorCode, ...known }),
)
