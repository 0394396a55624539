import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../../api/client.ts'
import { newKey } from '../../../api/new-key.ts'
import type { ReasonCode } from './review-reasons.ts'

export interface NewDecision {
  readonly outcome: 'APPROVED' | 'REJECTED'
  readonly reason_code: ReasonCode
  readonly note: string | null
  readonly accept_undecided: boolean
}

/** Decides as of the version that is shown; the server takes it at once, and what follows waits for the undo. */
export function useDecide(id: string, etag: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewDecision) =>
      answerOf(
        api.POST('/verifications/{id}/decision', {
          params: { path: { id }, header: { 'if-match': etag, 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['verification', id] }),
  })
}
