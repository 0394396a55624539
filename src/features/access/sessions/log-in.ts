import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { AccessTokens } from '../access-token.ts'
import type { RecordAct } from '../act.ts'
import { invalidCredentials } from '../errors.ts'
import { isPassword } from '../password.ts'
import { issueTokens, type TokenPair } from './issue-tokens.ts'
import { deleteOutdated, findUserByEmail, forgiveAttempt, insertSession, type SignInUser } from './store.ts'
import { subjectsOf, throttleAttempts } from './throttle-attempts.ts'

export interface SessionDeps {
  readonly db: Db
  readonly tokens: AccessTokens
  readonly recordAct: RecordAct
  /** Under which attempts to sign in are counted. */
  readonly attemptKey: Uint8Array
}

export interface LogIn {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly requestId: string
}

/** Rows that one signing in clears away at most. */
const OUTDATED_MAX = 100

/**
 * Signs a user in. An unknown address, a wrong password and a disabled user look and last the same.
 *
 * @throws {HttpError} 401 INVALID_CREDENTIALS; 429 TOO_MANY_REQUESTS.
 */
export async function logIn(deps: SessionDeps, input: LogIn): Promise<TokenPair> {
  const email = input.email.trim().toLowerCase()
  const subjects = subjectsOf(deps.attemptKey, { email, address: input.address })
  await throttleAttempts(deps.db, subjects)
  const user = await findUserByEmail(deps.db, email)
  const isRight = await isPassword(input.password, user?.passwordHash ?? null)
  const pair = await inTransaction(deps.db, async (tx) => {
    const sessionId = newId()
    if (user === undefined || !isRight || !(await insertSession(tx, { ...user, id: sessionId, userId: user.id }))) {
      await record(tx, deps, { input, user, action: 'session.refused', sessionId: null })
      return null
    }
    await forgiveAttempt(tx, subjects)
    await deleteOutdated(tx, OUTDATED_MAX)
    await record(tx, deps, { input, user, action: 'session.started', sessionId })
    return issueTokens(tx, deps.tokens, { userId: user.id, sessionId })
  })
  if (pair === null) throw invalidCredentials()
  return pair
}

interface Event {
  readonly input: LogIn
  readonly user: SignInUser | undefined
  readonly action: string
  readonly sessionId: string | null
}

function record(tx: Tx, deps: SessionDeps, { input, user, action, sessionId }: Event): Promise<void> {
  return deps.recordAct(tx, {
    organizationId: user?.organizationId ?? null,
    groupId: null,
    mode: null,
    actor: { kind: 'USER', id: user?.id ?? null },
    action,
    target: sessionId === null ? null : { kind: 'session', id: sessionId },
    details: {},
    address: input.address,
    requestId: input.requestId,
  })
}
