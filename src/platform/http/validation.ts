import { z } from 'zod'
import { ERROR_CODES } from './error-codes.ts'
import { type FieldError, HttpError, invalidRequest } from './http-error.ts'
import { plainWords } from './plain-words.ts'

// Every message that a schema does not give itself.
z.config({ localeError: plainWords })

export type RequestPart = 'body' | 'params' | 'querystring' | 'headers'

interface IssueContext {
  readonly input: unknown
  readonly part: RequestPart
  /** Put before each field's path, e.g. `configuration`. */
  readonly prefix?: string
}

/** Complaints that one answer names at most. */
const ERRORS_MAX = 50
const FIELD_LENGTH_MAX = 200

/** An id in a body: any UUID, in the lower case that everything compares. */
export function id(): z.ZodGUID {
  return z.guid({ error: 'Must be a UUID' }).toLowerCase()
}

/** An id in a path or query. `what` names the resource in the error: "Invalid Verification ID". */
export function idParameter(what: string): z.ZodGUID {
  return z.guid({ error: `Invalid ${what} ID` }).toLowerCase()
}

/** Text that the database can hold: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** A text field of a body or query. Lengths in UTF-16 units. */
export function text(lengthMax: number): z.ZodString {
  return z.string().max(lengthMax).refine(isStorable, { error: 'Has characters that cannot be stored' })
}

/**
 * Turns a schema's complaints into the one error a client sees: INVALID_ID for a malformed id in path or query,
 * INVALID_VALUE when every complaint is about an enum, else INVALID_REQUEST.
 */
export function requestError(issues: readonly z.core.$ZodIssue[], context: IssueContext): HttpError {
  const complaints = issues.flatMap((issue) => complaintsOf(issue, context))
  const badId = complaints.find((each) => each.kind === 'id')
  if (badId !== undefined) return new HttpError({ status: 400, code: 'INVALID_ID', message: badId.message })
  const errors = complaints
    .slice(0, ERRORS_MAX)
    .map(({ field, message }) => ({ field: field.slice(0, FIELD_LENGTH_MAX), message }))
  if (complaints.every((each) => each.kind === 'enum')) {
    return new HttpError({
      status: 400,
      code: 'INVALID_VALUE',
      message: ERROR_CODES.INVALID_VALUE.message,
      errors,
    })
  }
  return invalidRequest(errors)
}

interface Complaint extends FieldError {
  readonly kind: 'id' | 'enum' | 'other'
}

function complaintsOf(issue: z.core.$ZodIssue, context: IssueContext): Complaint[] {
  const path = [...(context.prefix ? [context.prefix] : []), ...issue.path.map(String)]
  const field = path.join('.') || context.part
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      kind: 'other',
      field: [...path, key].join('.'),
      message: 'This field is not known',
    }))
  }
  if (isMissing(context.input, issue.path)) return [{ kind: 'other', field, message: 'This field is required' }]
  if (issue.code === 'invalid_value') {
    return [{ kind: 'enum', field, message: `Must be one of: ${issue.values.map(String).join(', ')}` }]
  }
  const isOutsideBody = context.part === 'params' || context.part === 'querystring'
  if (isOutsideBody && issue.code === 'invalid_format' && issue.format === 'guid') {
    return [{ kind: 'id', field, message: issue.message }]
  }
  return [{ kind: 'other', field, message: issue.message }]
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  // The framework hands over null for a body that was not sent.
  if (path.length === 0) return input === undefined || input === null
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false
    value = Reflect.get(value, key)
  }
  return value === undefined
}
