export interface FieldError {
  readonly field: string
  readonly message: string
}

/** The server refused a request, or could not tell. Both APIs are read: their errors have forms of their own. */
export class AbsahError extends Error {
  readonly status: number
  /** The published code: `error_code` of the Verification API, `code` of the Receipt API. */
  readonly code: string
  /** The fields at fault, one entry for each message. */
  readonly errors: readonly FieldError[]
  /** Of a payment: whether its bank knows it. null: nobody knows. undefined where no bank was asked. */
  readonly exists: boolean | null | undefined
  /** Of a payment: whether asking again may help. undefined where the server does not say. */
  readonly retryable: boolean | undefined
  /** What the server answered, parsed; null when it was no JSON. */
  readonly body: unknown

  constructor(status: number, body: unknown) {
    const { error_code, code = error_code, message, errors, exists, retryable } = Object(body)
    super(typeof message === 'string' ? message : `The server answered ${status}`)
    this.name = 'AbsahError'
    this.status = status
    this.code = typeof code === 'string' ? code : 'UNKNOWN'
    this.errors = fieldErrors(errors)
    this.exists = typeof exists === 'boolean' || exists === null ? exists : undefined
    this.retryable = typeof retryable === 'boolean' ? retryable : undefined
    this.body = body
  }
}

/** A list in the Verification API, lists by field in the Receipt API. */
function fieldErrors(errors: unknown): readonly FieldError[] {
  if (Array.isArray(errors)) return errors
  return Object.entries(Object(errors)).flatMap(([field, messages]) =>
    [messages].flat().map((message) => ({ field, message: String(message) })),
  )
}
