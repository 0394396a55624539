import { z } from 'zod'
import { DECISIONS, isUndecided } from '../../engines/screening/screening.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { type JsonObject, sealJson } from './sealed.ts'

const Match = z.looseObject({
  match_id: z.string(),
  decision: z
    .looseObject({ decision: z.enum(DECISIONS), is_final: z.boolean().optional() })
    .nullish()
    .transform((decision) => decision ?? null),
})

/** Matches of an output of which nobody has said for good whether they are the person. What is no match is passed over. */
export function countUndecided({ matches }: JsonObject): number {
  return (Array.isArray(matches) ? matches : []).filter((each) => {
    const parsed = Match.safeParse(each)
    return parsed.success && isUndecided(parsed.data)
  }).length
}

/** An output as it is stored, with what is looked for in it. */
export function outputChanges(
  sealer: Sealer,
  verificationId: string,
  output: JsonObject,
): { readonly outputSealed: Buffer; readonly undecidedMatches: number } {
  return {
    outputSealed: sealJson(sealer, { column: 'output', verificationId }, output),
    undecidedMatches: countUndecided(output),
  }
}
