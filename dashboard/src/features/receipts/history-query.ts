import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

export type CheckedReceipt = Awaited<ReturnType<typeof readHistory>>['verifications'][number]

/** The checks of seven days, newest first; the first hundred. */
export const historyQuery = queryOptions({
  queryKey: ['receipts'],
  queryFn: readHistory,
})

function readHistory() {
  return answerOf(api.GET('/api/v1/verifications', { params: { query: { limit: 100, period: '7d' } } }))
}
