import { HttpError, invalidRequest } from '../../platform/http/http-error.ts'
import { FILE_BYTES_MAX, FILES_MAX } from './limits.ts'

export function fileTooLarge(): HttpError {
  const megabytes = FILE_BYTES_MAX / 1024 / 1024
  return new HttpError({
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `A file may have ${megabytes} MB at most. Please send a smaller one`,
  })
}

/** What the form's reader complains of: a limit by its code, anything else is a form that broke off. */
export function formError(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return fileTooLarge()
    case 'FST_FILES_LIMIT':
      return new HttpError({
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
        message: `An upload may have ${FILES_MAX} files at most`,
      })
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return new HttpError({
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
        message: `The form has too many fields. Please send file_category, up to ${FILES_MAX} files and their file_passwords, and nothing else`,
      })
    case 'FST_PROTO_VIOLATION':
      return invalidRequest([{ field: 'form', message: 'Has a field with a name that is not allowed' }])
    default:
      return new HttpError({
        status: 400,
        code: 'INVALID_REQUEST',
        message: 'The form broke off. Please send the files again',
        cause,
      })
  }
}
