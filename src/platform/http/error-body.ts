import { z } from 'zod'

/** The shape of every error outside the receipt API. */
export const ErrorBody = z
  .object({
    error_code: z.string(),
    message: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Error', description: 'Why it was refused' })
