import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../../../api/api-error.ts'
import { answerOf, api, type Schemas } from '../../../api/client.ts'

export type Decision = Schemas['ReviewDecision']

/** The latest decision; null where nobody decided. */
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['verification', id, 'decision'],
    queryFn: async (): Promise<Decision | null> => {
      try {
        return await answerOf(api.GET('/verifications/{id}/decision', { params: { path: { id } } }))
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
  })
