import { type FieldError, HttpError } from '../../platform/http/http-error.ts'

/** 422: one field is wrong, in words that name it. */
export function invalidField(field: string, message: string): HttpError {
  return invalidFields([{ field, message }])
}

/** 422: these fields are wrong. */
export function invalidFields(errors: readonly FieldError[]): HttpError {
  return new HttpError({ status: 422, code: 'INVALID_REQUEST', message: 'The given data was invalid.', errors })
}

/** 422: these fields are missing. */
export function requiredField(...fields: readonly string[]): HttpError {
  return invalidFields(
    fields.map((field) => ({ field, message: `The ${field.replaceAll('_', ' ')} field is required.` })),
  )
}

/** 400: no such bank. */
export function unsupportedBank(code: string): HttpError {
  return new HttpError({ status: 400, code: 'UNSUPPORTED_BANK', message: `Unsupported bank: ${code.slice(0, 40)}` })
}

/** 402: the month's checks are used up. */
export function planUsedUp(): HttpError {
  return new HttpError({
    status: 402,
    code: 'QUOTA_EXCEEDED',
    message: 'Monthly verification limit reached. Please upgrade your plan.',
  })
}
