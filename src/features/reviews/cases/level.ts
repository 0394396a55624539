import type { Credential } from '../../access/caller.ts'

/** Who may work on a case: all but REVIEWER is escalated. */
export const LEVELS = ['REVIEWER', 'COMPLIANCE', 'OWNER'] as const
export type Level = (typeof LEVELS)[number]

/** The levels that somebody works at: whoever is above works below, too. */
export function levelsOf(credential: Credential): readonly Level[] {
  if (credential.kind === 'key') return []
  if (credential.role !== 'GROUP_USER') return LEVELS
  return credential.duties.includes('COMPLIANCE') ? ['REVIEWER', 'COMPLIANCE'] : ['REVIEWER']
}
