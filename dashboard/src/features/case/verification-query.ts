import { queryOptions } from '@tanstack/react-query'
import { answerWithHeaders, api, type Schemas } from '../../api/client.ts'

export type Verification = Schemas['Verification']

export interface ReadCase {
  readonly verification: Verification
  /** For `If-Match` of what changes it. */
  readonly etag: string
}

/** One verification: masked, or plain, which the server notes in the audit log. */
export const verificationQuery = (id: string, isRevealed: boolean) =>
  queryOptions({
    queryKey: ['verification', id, isRevealed],
    queryFn: async (): Promise<ReadCase> => {
      const query = isRevealed ? { reveal: 'true' as const } : {}
      const call = api.GET('/verifications/{id}', { params: { path: { id }, query } })
      const { data, headers } = await answerWithHeaders(call)
      return { verification: data, etag: headers.get('etag') ?? '' }
    },
  })
