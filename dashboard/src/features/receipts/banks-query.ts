import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const banksQuery = queryOptions({
  queryKey: ['receipt-banks'],
  queryFn: () => answerOf(api.GET('/api/v1/banks')),
  staleTime: 60_000,
})
