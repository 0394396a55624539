import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const point = z.tuple([z.number(), z.number()])
const quad = z.tuple([point, point, point, point])
const box = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** One picture of a set of honest and edited ones. */
const TamperEntry = z.object({
  file: z.string(),
  /** `consistent`: of a set of cards that nobody edited. */
  kind: z.preprocess((kind) => (kind === 'consistent' ? 'honest' : kind), z.enum(['honest', 'tampered'])),
  operation: z.string().default('honest'),
  /** `card`: a KTP. */
  family: z.string().default('card'),
  field: z.string().nullish(),
  box: box.nullish(),
  presentation: z.boolean().default(false),
  after: z.enum(['first_save', 'messenger']).default('first_save'),
  layout: z.string().nullish(),
  /** Where values and portrait are, where the set says it. */
  places: z
    .object({ texts: z.array(z.object({ name: z.string(), value: z.string(), quad })), portrait: quad })
    .nullish(),
})

export type TamperEntry = z.infer<typeof TamperEntry>

/** Pictures of cards in a folder with a truth.json. */
export function loadTamperSet(dir: string): readonly TamperEntry[] {
  const file = path.join(dir, 'truth.json')
  if (!existsSync(file)) throw new Error(`No truth.json in ${dir}: pass --dir with a folder that has one.`)
  return z
    .array(TamperEntry)
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .filter((entry) => entry.family === 'card' && /\.(jpe?g|png|webp)$/i.test(entry.file))
}
