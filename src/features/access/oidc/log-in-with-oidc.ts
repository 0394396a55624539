import { HttpError, notFound } from '../../../platform/http/http-error.ts'
import { invalidCredentials } from '../errors.ts'
import type { TokenPair } from '../sessions/issue-tokens.ts'
import { type SessionDeps, startSession } from '../sessions/start-session.ts'
import { type Carrier, findUserByEmail } from '../sessions/store.ts'
import { subjectsOf, throttleOne } from '../sessions/throttle-attempts.ts'
import { LOGIN_SECONDS, type LoginTokens } from './login-token.ts'
import type { OidcProvider, OidcReturn } from './oidc-provider.ts'

export interface OidcLogInDeps extends SessionDeps {
  /** null where none is set. */
  readonly oidc: { readonly provider: OidcProvider; readonly loginTokens: LoginTokens } | null
}

export interface OidcStart {
  readonly authorizationUrl: string
  readonly state: string
  readonly loginToken: string
  /** Seconds. */
  readonly expiresIn: number
}

/** @throws {HttpError} 404 where no provider is set, 503 while it does not answer. */
export async function startOidc({ oidc }: OidcLogInDeps): Promise<OidcStart> {
  if (oidc === null) throw notFound('Identity provider')
  const begun = await oidc.provider.begin()
  if (begun === null) throw unavailable()
  const { authorizationUrl, ...attempt } = begun
  return {
    authorizationUrl,
    state: attempt.state,
    loginToken: oidc.loginTokens.write(attempt),
    expiresIn: LOGIN_SECONDS,
  }
}

export interface OidcLogIn extends OidcReturn {
  readonly loginToken: string
  readonly carrier: Carrier
  readonly address: string
  readonly requestId: string
}

/**
 * Signs in the user whose e-mail address the provider has verified. Nobody is made a user by it.
 *
 * @throws {HttpError} 401 INVALID_CREDENTIALS saying what was wrong; 404 where no provider is set; 429; 503.
 */
export async function logInWithOidc(deps: OidcLogInDeps, input: OidcLogIn): Promise<TokenPair> {
  if (deps.oidc === null) throw notFound('Identity provider')
  const { address, requestId, carrier } = input
  const attempt = deps.oidc.loginTokens.read(input.loginToken)
  // Counted before the provider is asked, so that nobody makes this server hammer it.
  const counted = subjectsOf(deps.attemptKey, { email: '', address }).address
  await throttleOne(deps.db, counted)
  if (attempt === null) throw refused('Signing in took too long. Please start again')
  const outcome = await deps.oidc.provider.finish(attempt, input)
  if (outcome.kind !== 'identified') throw errorOf(outcome.kind)
  const user = await findUserByEmail(deps.db, outcome.email)
  const network = subjectsOf(deps.attemptKey, { email: outcome.email, address }).network.hash
  const proof = { user, isProven: true, counted: [counted], network, method: 'oidc' } as const
  const pair = await startSession(deps, { ...proof, carrier, address, requestId })
  if (pair === null) throw refused('There is no user with your e-mail address here. Please ask the owner')
  return pair
}

function errorOf(kind: 'refused' | 'unverified' | 'unavailable'): HttpError {
  switch (kind) {
    case 'unavailable':
      return unavailable()
    case 'unverified':
      return refused('The identity provider has not verified your e-mail address')
    case 'refused':
      return refused('The identity provider did not confirm it. Please start again')
  }
}

function refused(message: string): HttpError {
  const { status, code } = invalidCredentials()
  return new HttpError({ status, code, message })
}

function unavailable(): HttpError {
  const message = 'The identity provider does not answer. Please try again later, or sign in with your password'
  return new HttpError({ status: 503, code: 'SERVICE_UNAVAILABLE', message })
}
