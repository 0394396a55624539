import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/api-error.ts'
import { placeStore } from '../api/place.ts'
import { sessionStore } from '../api/session.ts'

const TRIES_MAX = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < TRIES_MAX && !(error instanceof ApiError && error.status < 500),
    },
  },
})

// What was read elsewhere belongs to another mode, group or person.
placeStore.subscribe(() => queryClient.resetQueries())

sessionStore.subscribe(() => {
  if (sessionStore.get() === 'out') queryClient.clear()
  if (sessionStore.get() === 'in') void queryClient.refetchQueries({ predicate: ({ state }) => state.error !== null })
})
