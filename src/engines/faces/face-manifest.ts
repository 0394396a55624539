import { z } from 'zod'
import { FaceLimits } from '../../lib/face-limits/face-limits.ts'
import { modelFacts } from '../../platform/models/model-slot.ts'
import type { DescribingNet } from './describing-net.ts'

const point = z.tuple([z.number(), z.number()])

/** What must be known of a net that describes faces before it can stand in place of the one that Absah brings. */
export const FaceManifest = z.strictObject({
  ...modelFacts,
  input: z.strictObject({
    /** Side of the square, pixels; its shape is 1 × 3 × side × side. */
    side: z.int().min(32).max(512),
    channels: z.enum(['rgb', 'bgr']),
    means: z.tuple([z.number(), z.number(), z.number()]),
    divisor: z.number().positive(),
  }),
  /** Where both eyes, the tip of the nose and the corners of the mouth belong, in pixels of the square. */
  alignment: z.tuple([point, point, point, point, point]),
  distance: z.enum(['cosine', 'euclidean']),
  /** Made by `absah models measure`; null or absent: nothing is judged by the net. */
  limits: FaceLimits.nullable().default(null),
})
export type FaceManifest = z.infer<typeof FaceManifest>

export function netOf({ name, input, alignment, distance }: FaceManifest): DescribingNet {
  return { name, ...input, places: alignment, metric: distance }
}
