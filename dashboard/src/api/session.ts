import { createStore } from './store.ts'

/**
 * `out`: nobody signed in. `ended`: somebody was, and the server takes the session no more; what they typed stays on the
 * page until they signed in again.
 */
export type SessionKind = 'starting' | 'out' | 'in' | 'ended'

/** Says that there may be a cookie; no secret. */
const HINT = 'absah.session'

/** An identity provider sends people back with a `state`. */
const mayHaveSession = localStorage.getItem(HINT) !== null || new URLSearchParams(location.search).has('state')

export const sessionStore = createStore<SessionKind>(mayHaveSession ? 'starting' : 'out')

/** In memory alone: no other page and no later visit finds it. */
let accessToken: string | null = null
let refreshing: Promise<Renewal> | null = null

export type Renewal = 'renewed' | 'refused' | 'unreachable'

export function accessHeaders(): Record<string, string> {
  return accessToken === null ? {} : { Authorization: `Bearer ${accessToken}` }
}

/** Takes the answer of a call that signs in. */
export function beginSession(token: string): void {
  accessToken = token
  localStorage.setItem(HINT, 'yes')
  sessionStore.set('in')
}

export function endSession(kind: 'out' | 'ended'): void {
  accessToken = null
  if (kind === 'out') localStorage.removeItem(HINT)
  sessionStore.set(kind)
}

/** Gets the next access token by the cookie; calls that ask meanwhile share the answer. */
export function renewSession(): Promise<Renewal> {
  refreshing ??= renew().finally(() => {
    refreshing = null
  })
  return refreshing
}

async function renew(): Promise<Renewal> {
  try {
    const response = await fetch('/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    if (response.ok) {
      const { access_token } = await response.json()
      beginSession(access_token)
      return 'renewed'
    }
    if (response.status >= 500 || response.status === 429) return 'unreachable'
    endSession(sessionStore.get() === 'starting' ? 'out' : 'ended')
    return 'refused'
  } catch {
    return 'unreachable'
  }
}
