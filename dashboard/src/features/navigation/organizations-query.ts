import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: () => answerOf(api.GET('/organizations', { params: { query: { page_size: 100 } } })),
})
