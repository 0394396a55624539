import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const authMethodsQuery = queryOptions({
  queryKey: ['auth-methods'],
  queryFn: () => answerOf(api.GET('/auth/methods')),
  staleTime: Number.POSITIVE_INFINITY,
})
