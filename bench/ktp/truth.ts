import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** One picture of a set and what is printed on it. */
const TruthEntry = z.object({
  file: z.string(),
  /** Anything but `consistent` must not end VERIFIED. */
  kind: z.string().default('consistent'),
  condition: z.string().nullish(),
  /** Why it must not, or what is shown instead. */
  fault: z.string().nullish(),
  /** Which kind of card it is, in sets that are drawn by kinds. */
  subject: z.string().nullish(),
  password: z.string().nullish(),
  /** Null for what is no card; a null value is one nobody can read. */
  fields: z.record(z.string(), z.string().nullable()).nullish(),
})

export type TruthEntry = z.infer<typeof TruthEntry>

export interface TruthSet {
  readonly dir: string
  readonly entries: readonly TruthEntry[]
}

const REPOSITORY = path.join(import.meta.dirname, '../..')

/** The set in `dir`, or the development set beside the repository, or the repository's own few specimens. */
export function loadTruth(dir: string | undefined): TruthSet {
  const candidates = [
    ...(dir === undefined ? [] : [path.resolve(dir)]),
    ...(dir === undefined
      ? [path.join(REPOSITORY, '../shared/data/ktp'), path.join(REPOSITORY, 'test/specimens')]
      : []),
  ]
  const found = candidates.find((candidate) => existsSync(path.join(candidate, 'truth.json')))
  if (found === undefined)
    throw new Error(`No truth.json in ${candidates.join(' or ')}: pass --dir with a folder that has one.`)
  const text = readFileSync(path.join(found, 'truth.json'), 'utf8')
  return { dir: found, entries: z.array(TruthEntry).parse(JSON.parse(text)) }
}
