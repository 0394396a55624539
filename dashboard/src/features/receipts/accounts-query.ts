import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const accountsQuery = queryOptions({
  queryKey: ['receipt-accounts'],
  queryFn: () => answerOf(api.GET('/api/v1/accounts')),
  staleTime: 60_000,
})
