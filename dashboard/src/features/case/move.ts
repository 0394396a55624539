import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export type Move = 'retry' | 'cancel' | 'continue'

const CALLS = {
  retry: (id: string) => api.POST('/verifications/{id}/retry', { params: { path: { id } } }),
  cancel: (id: string) => api.POST('/verifications/{id}/cancel', { params: { path: { id } } }),
  continue: (id: string) => api.POST('/verifications/{id}/continue', { params: { path: { id } } }),
}

/** Moves a verification on, or ends it. */
export function useMove(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (move: Move) => answerOf<unknown>(CALLS[move](id)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['verification', id] }),
  })
}
