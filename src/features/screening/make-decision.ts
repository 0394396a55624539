import type { MatchDecision } from '../../engines/screening/screening.ts'
import type { StoredMatch } from './screened-output.ts'

export interface Deciding {
  readonly decision: MatchDecision['decision']
  readonly userId: string
  readonly now: Date
  /** A decision is final once two users have made it. */
  readonly isSecondAsked: boolean
}

/**
 * What a user's word makes of a match. Where a second decision is asked for, the first stands and waits until another
 * user says the same; one who says otherwise begins anew. Who is unsure decides nothing.
 */
export function makeDecision(match: Pick<StoredMatch, 'decision'>, deciding: Deciding): MatchDecision {
  const { decision, userId, isSecondAsked } = deciding
  const now = deciding.now.toISOString()
  const { decision: before, user_id: firstUser, decided_at: firstAt, is_final: wasFinal } = match.decision ?? {}
  const first = { decision, user_id: userId, decided_at: now, is_final: false, confirmed_by: null, confirmed_at: null }
  if (decision === 'UNSURE') return first
  if (!isSecondAsked) return { ...first, is_final: true }
  const isSecond = wasFinal === false && before === decision && firstUser !== undefined && firstUser !== userId
  if (!isSecond) return first
  return {
    ...{ decision, user_id: firstUser, decided_at: firstAt ?? now },
    ...{ is_final: true, confirmed_by: userId, confirmed_at: now },
  }
}
