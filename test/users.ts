import { randomUUID } from 'node:crypto'
import type { Duty, Role } from '../src/features/access/caller.ts'
import { createUser } from '../src/features/access/create-user.ts'
import { inTransaction } from '../src/platform/database/database.ts'
import { createClient, type TestClient } from './client.ts'
import type { TestDatabase } from './database.ts'

export interface TestUser {
  readonly id: string
  readonly email: string
  readonly password: string
}

export interface NewTestUser {
  readonly role: Role
  readonly organizationId: string | null
  readonly groupId: string | null
  readonly mustChangePassword?: boolean
  readonly duties?: readonly Duty[]
}

/** A user with an address of its own. */
export async function makeUser(database: TestDatabase, user: NewTestUser): Promise<TestUser> {
  const { mustChangePassword = false, ...place } = user
  const made = { id: randomUUID(), email: `${randomUUID()}@contoh.example`, password: 'kuda besar sekali' }
  await inTransaction(database.db, (tx) => createUser(tx, { ...place, ...made, mustChangePassword }, made.id))
  return made
}

export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
}

/** @throws when the server does not let the user in. */
export async function signIn(url: string, user: Pick<TestUser, 'email' | 'password'>): Promise<Tokens> {
  const { email, password } = user
  const { status, body } = await createClient(url, null).call('POST', '/auth/login', { email, password })
  if (status !== 200) throw new Error(`signing in answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Calls with an access token. */
export function clientOf(
  url: string,
  tokens: Pick<Tokens, 'access_token'>,
  headers: Record<string, string> = {},
): TestClient {
  return createClient(url, null, { authorization: `Bearer ${tokens.access_token}`, ...headers })
}
