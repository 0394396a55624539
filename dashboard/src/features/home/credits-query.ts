import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const creditsQuery = queryOptions({
  queryKey: ['credits'],
  queryFn: () => answerOf(api.GET('/credits')),
})
