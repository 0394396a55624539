import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { AccessTokens } from '../access-token.ts'
import type { RecordAct } from '../act.ts'
import { issueTokens, type TokenPair } from './issue-tokens.ts'
import {
  type AttemptSubject,
  type Carrier,
  deleteOutdated,
  forgiveAttempt,
  insertSession,
  rememberNetwork,
  type SignInMethod,
  type SignInUser,
} from './store.ts'

export interface SessionDeps {
  readonly db: Db
  readonly tokens: AccessTokens
  readonly recordAct: RecordAct
  /** Under which attempts to sign in are counted. */
  readonly attemptKey: Uint8Array
  /** Where browsers reach the server; null: at the address they asked. */
  readonly publicUrl: string | null
}

export interface SessionStart {
  /** Whose session it would be; undefined when there is no such user. */
  readonly user: SignInUser | undefined
  /** Whether he showed that he is that user. */
  readonly isProven: boolean
  /** Attempts that are forgiven when he did. */
  readonly counted: readonly AttemptSubject[]
  /** As `AttemptSubjects.network`: known to the account from then on. */
  readonly network: Buffer
  readonly method: SignInMethod
  readonly carrier: Carrier
  readonly address: string
  readonly requestId: string
}

/** Rows that one signing in clears away at most. */
const OUTDATED_MAX = 100

/** A new session, or null for who may not have one: disabled, not proven, nobody. Both are written down. */
export function startSession(deps: SessionDeps, start: SessionStart): Promise<TokenPair | null> {
  const { user, isProven, counted, network, method, carrier } = start
  return inTransaction(deps.db, async (tx) => {
    const sessionId = newId()
    const record = (action: string, target: { kind: 'session'; id: string } | null) =>
      deps.recordAct(tx, { ...actOf(start), action, target })
    if (
      user === undefined ||
      !isProven ||
      !(await insertSession(tx, { ...user, id: sessionId, userId: user.id, method, carrier }))
    ) {
      await record('session.refused', null)
      return null
    }
    await forgiveAttempt(tx, counted)
    await rememberNetwork(tx, user.id, network)
    await deleteOutdated(tx, OUTDATED_MAX)
    await record('session.started', { kind: 'session', id: sessionId })
    return issueTokens(tx, deps.tokens, { userId: user.id, sessionId })
  })
}

function actOf({ user, method, address, requestId }: SessionStart) {
  return {
    organizationId: user?.organizationId ?? null,
    groupId: null,
    mode: null,
    actor: { kind: 'USER' as const, id: user?.id ?? null },
    details: method === 'password' ? {} : { method },
    address,
    requestId,
  }
}
