import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

/** Earlier verifications of the same person. */
export const earlierQuery = (id: string) =>
  queryOptions({
    queryKey: ['verification', id, 'earlier'],
    queryFn: () =>
      answerOf(api.GET('/verifications/{id}/same-person', { params: { path: { id }, query: { page_size: 20 } } })),
  })
