import { queryOptions } from '@tanstack/react-query'
import { answerOf, api, type Schemas } from '../../api/client.ts'

export type Home = Schemas['Home']

/** The day begins at midnight where the reader is. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answerOf(api.GET('/home', { params: { query: { since: midnight().toISOString() } } })),
  refetchInterval: 60_000,
})

function midnight(): Date {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate())
}
