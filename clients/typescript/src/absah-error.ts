/** The server refused a request; `code` is the published `error_code`. */
export class AbsahError extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]

  constructor(status: number, body: unknown) {
    const { error_code, message, errors } = Object(body)
    super(typeof message === 'string' ? message : `The server answered ${status}`)
    this.name = 'AbsahError'
    this.status = status
    this.code = typeof error_code === 'string' ? error_code : 'UNKNOWN'
    this.errors = Array.isArray(errors) ? errors : []
  }
}
