import { invalidCredentials } from '../errors.ts'
import { isPassword } from '../password.ts'
import type { TokenPair } from './issue-tokens.ts'
import { type SessionDeps, startSession } from './start-session.ts'
import { type Carrier, findUserByEmail } from './store.ts'
import { subjectsOf, throttleAttempts } from './throttle-attempts.ts'

export interface LogIn {
  readonly email: string
  readonly password: string
  readonly carrier: Carrier
  readonly address: string
  readonly requestId: string
}

/**
 * Signs a user in. An unknown address, a wrong password and a disabled user look and last the same.
 *
 * @throws {HttpError} 401 INVALID_CREDENTIALS; 429 TOO_MANY_REQUESTS.
 */
export async function logIn(deps: SessionDeps, input: LogIn): Promise<TokenPair> {
  const { address, requestId, password, carrier } = input
  const email = input.email.trim().toLowerCase()
  const subjects = subjectsOf(deps.attemptKey, { email, address })
  const counted = await throttleAttempts(deps.db, subjects)
  const user = await findUserByEmail(deps.db, email)
  const isProven = await isPassword(password, user?.passwordHash ?? null)
  const network = subjects.network.hash
  const start = { user, isProven, counted, network, method: 'password', carrier, address, requestId } as const
  const pair = await startSession(deps, start)
  if (pair === null) throw invalidCredentials()
  return pair
}
