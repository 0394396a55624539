import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../api/client.ts'

/** Folders by a part of their name; the first hundred. */
export const foldersQuery = (search: string) =>
  queryOptions({
    queryKey: ['folders', search],
    queryFn: () =>
      answerOf(
        api.GET('/folders', { params: { query: search === '' ? { page_size: 100 } : { page_size: 100, search } } }),
      ),
    staleTime: 30_000,
  })
