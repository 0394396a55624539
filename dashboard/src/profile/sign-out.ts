import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forgetPlace } from '../api/place.ts'
import { endSession } from '../api/session.ts'

/** Ends this session, or every session of the user. Also where the server cannot be told: the token is forgotten. */
export function useSignOut() {
  return useMutation({
    mutationFn: (scope: 'here' | 'everywhere') =>
      api.POST('/auth/logout', { params: { query: { everywhere: scope === 'everywhere' ? 'true' : 'false' } } }),
    onSettled: () => {
      endSession('out')
      forgetPlace()
    },
  })
}
