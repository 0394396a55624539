export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What the server refused, in its own words. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldError[]

  constructor(status: number, refusal: { code: string; message: string; fields: readonly FieldError[] }) {
    super(refusal.message)
    this.status = status
    this.code = refusal.code
    this.fields = refusal.fields
  }

  static of(status: number, body: unknown): ApiError {
    const parts: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
    return new ApiError(status, {
      code: typeof parts.error_code === 'string' ? parts.error_code : `HTTP_${status}`,
      message: typeof parts.message === 'string' ? parts.message : `HTTP ${status}`,
      fields: Array.isArray(parts.errors) ? parts.errors.filter(isFieldError) : [],
    })
  }
}

/** The server could not be reached. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('offline', { cause })
  }
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value
}
