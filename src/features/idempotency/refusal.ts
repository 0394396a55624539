import { z } from 'zod'
import type { FieldError } from '../../platform/http/http-error.ts'

/** An error as a client saw it, kept so that it can be given again. */
export interface Refusal {
  readonly code: string
  readonly message: string
  /** Absent where it named no fields, and in what releases before this one kept. */
  readonly errors?: readonly FieldError[]
  /** What stood beside code and message. */
  readonly facts?: Readonly<Record<string, string | boolean | null>>
}

const Body = z
  .object({
    error_code: z.string().optional(),
    code: z.string().optional(),
    message: z.string(),
    errors: z
      .union([z.array(z.object({ field: z.string(), message: z.string() })), z.record(z.string(), z.array(z.string()))])
      .optional(),
  })
  .catchall(z.union([z.string(), z.boolean(), z.null()]))

/** Of a body in the shape of either API; undefined for another. */
export function readRefusal(body: unknown): Refusal | undefined {
  const parsed = Body.safeParse(body)
  if (!parsed.success) return undefined
  const { error_code: errorCode, code, message, errors, ...facts } = parsed.data
  const fields = errors === undefined ? {} : { errors: fieldErrorsOf(errors) }
  return { code: errorCode ?? code ?? 'INVALID_REQUEST', message, ...fields, facts }
}

function fieldErrorsOf(errors: readonly FieldError[] | Readonly<Record<string, readonly string[]>>): FieldError[] {
  if (Array.isArray(errors)) return [...errors]
  return Object.entries(errors).flatMap(([field, messages]: [string, readonly string[]]) =>
    messages.map((message) => ({ field, message })),
  )
}
