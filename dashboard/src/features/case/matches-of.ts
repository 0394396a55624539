import type { Verification } from './verification-query.ts'

type Output = NonNullable<Verification['output']>
export type Match = NonNullable<Extract<Output, { matches?: unknown }>['matches']>[number]

/** Entries of lists that the person may be; none where nobody was screened. */
export function matchesOf({ output }: Pick<Verification, 'output'>): readonly Match[] {
  return output !== null && 'matches' in output ? (output.matches ?? []) : []
}

/** Those on which nobody has decided, or not with certainty. */
export function undecidedMatchesOf(verification: Pick<Verification, 'output'>): readonly Match[] {
  return matchesOf(verification).filter(({ decision }) => decision === null || !decision.is_final)
}
