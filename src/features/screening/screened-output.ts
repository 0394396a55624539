import { z } from 'zod'
import { DECISIONS, verdictsOf } from '../../engines/screening/screening.ts'
import type { ScreenedService } from '../../verifiers/verifier.ts'

type Output = Readonly<Record<string, unknown>>

const Match = z.looseObject({
  match_id: z.string(),
  entry_version: z.string(),
  topics: z.array(z.string()),
  reasons: z.array(z.looseObject({ code: z.string() })).optional(),
  decision: z
    .looseObject({
      decision: z.enum(DECISIONS),
      user_id: z.string().optional(),
      decided_at: z.string().optional(),
      is_final: z.boolean().optional(),
    })
    .nullable(),
})
/** A match as it stands in a stored output. */
export type StoredMatch = z.infer<typeof Match>

const Lists = z.array(z.looseObject({ list: z.string(), topics: z.array(z.string()), is_stale: z.boolean() }))
const Checks = z.array(z.looseObject({ code: z.string() }))

/** The matches of an output. A reviewer may have put anything there: what is no match is passed over. */
export function matchesIn(output: Output): readonly StoredMatch[] {
  const { matches } = output
  return (Array.isArray(matches) ? matches : []).flatMap((each) => {
    const parsed = Match.safeParse(each)
    return parsed.success ? [parsed.data] : []
  })
}

/** The lists that an output names. */
export function listsIn(output: Output): z.infer<typeof Lists> {
  const parsed = Lists.safeParse(output.screened_lists)
  return parsed.success ? parsed.data : []
}

function scriptsNotCoveredIn(output: Output): readonly string[] {
  const parsed = z.array(z.string()).safeParse(output.scripts_not_covered)
  return parsed.success ? parsed.data : []
}

/** What an output says of the person, to be compared: its verdicts, and which lists were asked. */
export function verdictsIn(output: Output): string {
  const { is_pep = null, is_sanctioned = null, is_sanction_possible = false } = output
  const { is_blocklisted = null, is_listed_otherwise = null } = output
  const lists = listsIn(output).map(({ list }) => list)
  return JSON.stringify([
    is_pep,
    is_sanctioned,
    is_sanction_possible,
    is_blocklisted,
    is_listed_otherwise,
    lists.sort(),
  ])
}

/** The output with other matches, and with the verdicts and checks that follow from them. */
export function withMatches(
  service: ScreenedService,
  output: Output,
  found: { readonly matches: readonly StoredMatch[]; readonly lists: z.infer<typeof Lists> },
): Output {
  const verdicts = verdictsOf(found.matches, found.lists, scriptsNotCoveredIn(output))
  const fresh = service.checksFor(verdicts)
  const parsed = Checks.safeParse(output.checks)
  const others = (parsed.success ? parsed.data : []).filter(({ code }) => !fresh.some((each) => each.code === code))
  return {
    ...output,
    ...verdicts,
    matches: found.matches,
    screened_lists: found.lists,
    checks: [...others, ...fresh],
  }
}
