import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api, type Schemas } from '../../api/client.ts'
import { type Filters, searchQueryOf } from '../../verifications/filters.ts'

export type Found = Schemas['Verification']

const PAGE_SIZE = 50

/** Verifications, newest first, a page after the other. Without output, which a list does not show. */
export const searchQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['verifications', filters],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/verifications/search', {
          params: {
            query: {
              ...searchQueryOf(filters),
              view: 'summary',
              page_size: PAGE_SIZE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
