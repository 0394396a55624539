import { z } from 'zod'
import { isMasked } from '../../../lib/mask-text.ts'

/** A JSON object that somebody sends to be kept: what was shown masked would overwrite what was read. */
export const UNMASKED = z
  .record(z.string(), z.unknown())
  .refine((value) => !isMasked(value), { error: 'Has masked values. Please ask for it with ?reveal=true first' })
