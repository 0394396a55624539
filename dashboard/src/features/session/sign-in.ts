import { useMutation } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client.ts'
import { beginSession } from '../../api/session.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** Signs in; the refresh token goes into a cookie that no script reads. */
export function useSignIn() {
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      answerOf(api.POST('/auth/login', { body: { ...credentials, session: 'cookie' } })),
    onSuccess: ({ access_token }) => beginSession(access_token),
  })
}
