import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Duty, Role } from '../caller.ts'

export interface SignInUser {
  readonly id: string
  readonly organizationId: string | null
  readonly passwordHash: string
}

/** `email` in lower case. */
export async function findUserByEmail(db: Db, email: string): Promise<SignInUser | undefined> {
  const found = await sql<SignInUser>`SELECT id, organization_id AS "organizationId", password_hash AS "passwordHash"
    FROM users WHERE email = ${email}`.execute(db)
  return found.rows[0]
}

export type AttemptKind = 'ACCOUNT' | 'NETWORK' | 'ADDRESS'

export interface AttemptSubject {
  readonly kind: AttemptKind
  readonly hash: Buffer
}

/** Counts one more attempt in the subject's window, which begins with its first. */
export async function countAttempt(
  db: Db,
  { kind, hash }: AttemptSubject,
  windowSeconds: number,
): Promise<{ readonly count: number; readonly secondsLeft: number }> {
  const counted = await sql<{ count: number; secondsLeft: number }>`
    INSERT INTO login_attempts AS a (kind, subject_hash, count, window_ends_at)
    VALUES (${kind}, ${hash}, 1, now() + make_interval(secs => ${windowSeconds}))
    ON CONFLICT (kind, subject_hash) DO UPDATE SET
      count = CASE WHEN a.window_ends_at <= now() THEN 1 ELSE least(a.count + 1, 1000000) END,
      window_ends_at = CASE WHEN a.window_ends_at <= now() THEN excluded.window_ends_at ELSE a.window_ends_at END
    RETURNING count, greatest(ceil(extract(epoch FROM window_ends_at - now())), 1)::int AS "secondsLeft"`.execute(db)
  return counted.rows[0] ?? { count: 1, secondsLeft: windowSeconds }
}

/** Takes back an attempt that succeeded: account and network start anew, the address gets its one back. */
export async function forgiveAttempt(tx: Tx, subjects: readonly AttemptSubject[]): Promise<void> {
  for (const { kind, hash } of subjects) {
    await (kind === 'ADDRESS'
      ? sql`UPDATE login_attempts SET count = count - 1
          WHERE kind = ${kind} AND subject_hash = ${hash} AND count > 1`
      : sql`DELETE FROM login_attempts WHERE kind = ${kind} AND subject_hash = ${hash}`
    ).execute(tx)
  }
}

/** For so long after the last time somebody signed in from there. */
const NETWORK_KNOWN_DAYS = 90

export async function isKnownNetwork(db: Db, hash: Buffer): Promise<boolean> {
  const found = await sql`SELECT FROM known_networks WHERE subject_hash = ${hash}
    AND last_sign_in_at > now() - make_interval(days => ${NETWORK_KNOWN_DAYS})`.execute(db)
  return found.rows.length > 0
}

/** Networks remembered of one user: who travels has few that matter. */
const NETWORKS_MAX = 50

export async function rememberNetwork(tx: Tx, userId: string, hash: Buffer): Promise<void> {
  await sql`INSERT INTO known_networks (subject_hash, user_id) VALUES (${hash}, ${userId})
    ON CONFLICT (subject_hash) DO UPDATE SET user_id = excluded.user_id, last_sign_in_at = now()`.execute(tx)
  await sql`DELETE FROM known_networks WHERE subject_hash IN (SELECT subject_hash FROM known_networks
    WHERE user_id = ${userId} ORDER BY last_sign_in_at DESC, subject_hash OFFSET ${NETWORKS_MAX})`.execute(tx)
}

/** Ends every count that could keep this user out. */
export async function forgetAttempts(
  tx: Tx,
  { account, userId }: { readonly account: AttemptSubject; readonly userId: string },
): Promise<void> {
  await sql`DELETE FROM login_attempts WHERE (kind = ${account.kind} AND subject_hash = ${account.hash})
    OR (kind = 'NETWORK' AND subject_hash IN (SELECT subject_hash FROM known_networks
      WHERE user_id = ${userId}))`.execute(tx)
}

/** Windows that ended, and tokens that expired a day ago, are of no use any more. */
export async function deleteOutdated(tx: Tx, limit: number): Promise<void> {
  await sql`DELETE FROM refresh_tokens WHERE token_hash IN (SELECT token_hash FROM refresh_tokens
    WHERE expires_at < now() - interval '1 day' LIMIT ${limit} FOR UPDATE SKIP LOCKED)`.execute(tx)
  await sql`DELETE FROM login_attempts WHERE (kind, subject_hash) IN (SELECT kind, subject_hash FROM login_attempts
    WHERE window_ends_at < now() LIMIT ${limit} FOR UPDATE SKIP LOCKED)`.execute(tx)
  await sql`DELETE FROM known_networks WHERE subject_hash IN (SELECT subject_hash FROM known_networks
    WHERE last_sign_in_at <= now() - make_interval(days => ${NETWORK_KNOWN_DAYS})
    LIMIT ${limit} FOR UPDATE SKIP LOCKED)`.execute(tx)
}

/** How the refresh token of a session travels. A token of the one kind is good for nothing as the other. */
export type Carrier = 'body' | 'cookie'

export type SignInMethod = 'password' | 'oidc'

export interface NewSession {
  readonly carrier: Carrier
  readonly id: string
  readonly userId: string
  /** The hash that the password was found right by. */
  readonly passwordHash: string
  readonly method: SignInMethod
}

/** False when the user was disabled, or the password changed, since it was looked at. */
export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const { id, userId, passwordHash, method, carrier } = session
  const made = await sql`INSERT INTO sessions (id, user_id, method, carrier)
    SELECT ${id}, id, ${method}, ${carrier} FROM users
    WHERE id = ${userId} AND password_hash = ${passwordHash} AND disabled_at IS NULL FOR SHARE
    RETURNING id`.execute(tx)
  return made.rows.length > 0
}

export interface NewRefreshToken {
  readonly hash: Buffer
  readonly sessionId: string
  readonly lifetimeSeconds: number
}

export async function insertRefreshToken(tx: Tx, token: NewRefreshToken): Promise<void> {
  await sql`INSERT INTO refresh_tokens (token_hash, session_id, expires_at)
    VALUES (${token.hash}, ${token.sessionId}, now() + make_interval(secs => ${token.lifetimeSeconds}))`.execute(tx)
}

export interface LockedRefreshToken {
  readonly sessionId: string
  readonly userId: string
  readonly organizationId: string | null
  readonly carrier: Carrier
  readonly isExpired: boolean
  readonly isEnded: boolean
  /** Since its first use; null when it has not been used. */
  readonly secondsSinceUse: number | null
}

/** The token and its session, locked for this transaction: two uses at once are judged one after the other. */
export async function lockRefreshToken(tx: Tx, hash: Buffer): Promise<LockedRefreshToken | undefined> {
  const locked = await sql<{ id: string }>`SELECT id FROM sessions
    WHERE id = (SELECT session_id FROM refresh_tokens WHERE token_hash = ${hash}) FOR UPDATE`.execute(tx)
  if (locked.rows.length === 0) return undefined
  const found = await sql<LockedRefreshToken>`SELECT s.id AS "sessionId", u.id AS "userId",
      u.organization_id AS "organizationId", s.carrier, t.expires_at <= clock_timestamp() AS "isExpired",
      s.ended_at IS NOT NULL OR u.disabled_at IS NOT NULL AS "isEnded",
      extract(epoch FROM clock_timestamp() - t.used_at)::float8 AS "secondsSinceUse"
    FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
    WHERE t.token_hash = ${hash}`.execute(tx)
  return found.rows[0]
}

export async function markRefreshTokenUsed(tx: Tx, hash: Buffer): Promise<void> {
  await sql`UPDATE refresh_tokens SET used_at = clock_timestamp()
    WHERE token_hash = ${hash} AND used_at IS NULL`.execute(tx)
}

export type EndReason = 'LOGGED_OUT' | 'TOKEN_REUSED' | 'PASSWORD_CHANGED' | 'USER_DISABLED'

/** undefined for a session that was deleted. */
export async function findCarrier(db: Db, id: string): Promise<Carrier | undefined> {
  const found = await sql<{ carrier: Carrier }>`SELECT carrier FROM sessions WHERE id = ${id}`.execute(db)
  return found.rows[0]?.carrier
}

export async function endSession(tx: Tx, id: string, reason: EndReason): Promise<void> {
  await sql`UPDATE sessions SET ended_at = now(), end_reason = ${reason}
    WHERE id = ${id} AND ended_at IS NULL`.execute(tx)
}

/** Ends what a user has open, but for the session `exceptId`. */
export async function endSessionsOf(
  tx: Tx,
  userId: string,
  end: { readonly reason: EndReason; readonly exceptId: string | null },
): Promise<void> {
  await sql`UPDATE sessions SET ended_at = now(), end_reason = ${end.reason}
    WHERE user_id = ${userId} AND ended_at IS NULL AND id IS DISTINCT FROM ${end.exceptId}::uuid`.execute(tx)
}

export interface SessionQuestion {
  readonly sessionId: string
  readonly userId: string
  /** The `X-Absah-Organization` sent along. */
  readonly organizationId: string | null
  /** The `X-Branch-Id` sent along: a group's number. */
  readonly branch: number | null
}

export interface FoundSession {
  readonly role: Role
  readonly duties: readonly Duty[]
  readonly mustChangePassword: boolean
  /** null when none was asked for by somebody who has none, or when it is another's. */
  readonly organizationId: string | null
  readonly userGroupId: string | null
  /** null when the branch asked for is not there, or another's. */
  readonly groupId: string | null
  /** Of the organization. */
  readonly featuresOff: readonly string[]
}

/** The user as he is now; undefined when session or user have ended. */
export async function findSession(db: Db, question: SessionQuestion): Promise<FoundSession | undefined> {
  const { sessionId, userId, organizationId, branch } = question
  const found =
    await sql<FoundSession>`SELECT u.role, u.duties, u.must_change_password AND s.method = 'password' AS "mustChangePassword",
      o.id AS "organizationId", u.group_id AS "userGroupId", g.id AS "groupId",
      coalesce(o.features_off, '{}') AS "featuresOff"
    FROM sessions s JOIN users u ON u.id = s.user_id
    LEFT JOIN organizations o ON o.id = coalesce(${organizationId}::uuid, u.organization_id)
      AND (u.organization_id IS NULL OR u.organization_id = o.id)
    LEFT JOIN groups g ON g.organization_id = o.id AND CASE
      WHEN u.group_id IS NOT NULL THEN g.id = u.group_id AND (${branch}::int IS NULL OR g.number = ${branch}::int)
      WHEN ${branch}::int IS NOT NULL THEN g.number = ${branch}::int
      ELSE g.is_default END
    WHERE s.id = ${sessionId} AND s.user_id = ${userId} AND s.ended_at IS NULL AND u.disabled_at IS NULL`.execute(db)
  return found.rows[0]
}

export interface Profile {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly mustChangePassword: boolean
  readonly passwordHash: string
  readonly organizationId: string | null
  readonly organizationName: string | null
  readonly groupId: string | null
  readonly groupName: string | null
  readonly groupNumber: number | null
  readonly createdAt: Date
}

export async function findProfile(db: Db, userId: string): Promise<Profile | undefined> {
  const found = await sql<Profile>`SELECT u.id, u.email, u.name, u.role, u.must_change_password AS "mustChangePassword",
      u.password_hash AS "passwordHash", o.id AS "organizationId", o.name AS "organizationName", g.id AS "groupId",
      g.name AS "groupName", g.number AS "groupNumber", u.created_at AS "createdAt"
    FROM users u LEFT JOIN organizations o ON o.id = u.organization_id LEFT JOIN groups g ON g.id = u.group_id
    WHERE u.id = ${userId}`.execute(db)
  return found.rows[0]
}

export async function updatePassword(
  tx: Tx,
  userId: string,
  to: { readonly passwordHash: string; readonly mustChangePassword: boolean },
): Promise<void> {
  await sql`UPDATE users SET password_hash = ${to.passwordHash}, must_change_password = ${to.mustChangePassword}
    WHERE id = ${userId}`.execute(tx)
}
