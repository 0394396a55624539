import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export function useCreateFolder() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => answerOf(api.POST('/folders', { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['folders'] }),
  })
}
