import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => answerOf(api.GET('/lists')),
  staleTime: 60_000,
})
