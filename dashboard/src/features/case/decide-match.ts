import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export interface MatchDecision {
  readonly matchId: string
  readonly decision: 'TRUE_POSITIVE' | 'FALSE_POSITIVE' | 'UNSURE'
}

/** Says of a match whether it is the person. */
export function useDecideMatch(id: string, etag: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ matchId, decision }: MatchDecision) =>
      answerOf(
        api.PUT('/verifications/{id}/matches/{match_id}', {
          params: { path: { id, match_id: matchId }, header: { 'if-match': etag } },
          body: { decision },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['verification', id] }),
  })
}
