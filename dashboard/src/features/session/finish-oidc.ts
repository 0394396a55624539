import { answerOf, api } from '../../api/client.ts'
import { beginSession } from '../../api/session.ts'
import { takeStartedOidc } from './start-oidc.ts'

/** Whether the address says that the identity provider sent the person back. */
export function isBackFromProvider(search: string): boolean {
  const query = new URLSearchParams(search)
  return query.has('state') && (query.has('code') || query.has('error'))
}

/** Signs in with what the provider sent back, and takes it out of the address. */
export async function finishOidc(search: string): Promise<void> {
  const query = new URLSearchParams(search)
  const started = takeStartedOidc()
  window.history.replaceState(null, '', window.location.pathname)
  const [code, state, iss] = [query.get('code'), query.get('state'), query.get('iss')]
  if (started === null || code === null || state !== started.state) return
  const body = { code, state, login_token: started.login_token, session: 'cookie' as const }
  const { access_token } = await answerOf(
    api.POST('/auth/oidc/login', { body: iss === null ? body : { ...body, iss } }),
  )
  beginSession(access_token)
}
