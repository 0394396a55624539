import { queryOptions } from '@tanstack/react-query'
import { answerOf, api, type Schemas } from '../../api/client.ts'

export type FormField = Schemas['FormField']

/** What a service takes, from the schema that it is checked with. */
export const formFieldsQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['form-fields', serviceId],
    queryFn: () => answerOf(api.GET('/services/{id}/form-fields', { params: { path: { id: serviceId } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
