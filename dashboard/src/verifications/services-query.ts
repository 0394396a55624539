import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../api/client.ts'

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: () => answerOf(api.GET('/services', { params: { query: { page_size: 100 } } })),
  staleTime: 300_000,
})
