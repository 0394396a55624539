import { useMutation } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'

const KEY = 'absah.oidc'

/** Goes to the identity provider; what has to be known when the person comes back stays in this tab. */
export function useStartOidc() {
  return useMutation({
    mutationFn: () => answerOf(api.POST('/auth/oidc/start')),
    onSuccess: ({ authorization_url, state, login_token }) => {
      sessionStorage.setItem(KEY, JSON.stringify({ state, login_token }))
      window.location.assign(authorization_url)
    },
  })
}

export interface StartedOidc {
  readonly state: string
  readonly login_token: string
}

/** Takes what was kept; it is good once. */
export function takeStartedOidc(): StartedOidc | null {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return kept === null ? null : JSON.parse(kept)
}
