import { queryOptions } from '@tanstack/react-query'
import { answerOf, api, type Schemas } from '../../api/client.ts'

export type CaseEvent = Schemas['VerificationEvent']

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['verification', id, 'events'],
    queryFn: () =>
      answerOf(api.GET('/verifications/{id}/events', { params: { path: { id }, query: { page_size: 100 } } })),
  })
