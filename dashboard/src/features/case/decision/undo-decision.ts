import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../../api/client.ts'

export function useUndoDecision(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/verifications/{id}/decision', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['verification', id] }),
  })
}
