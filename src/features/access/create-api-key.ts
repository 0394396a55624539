import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import { hashApiKey, makeApiKey } from './api-key.ts'
import type { KeyScope, Mode } from './caller.ts'
import { insertApiKey } from './store.ts'

export interface NewApiKey {
  readonly organizationId: string
  /** null = the whole organization. */
  readonly groupId: string | null
  readonly mode: Mode
  readonly name: string
  /** null = never. */
  readonly expiresAt?: Date | null
  /** null = everything a key may do. */
  readonly scopes?: readonly KeyScope[] | null
}

/** Makes a key and returns it: the only time it can be seen. `id` names its row. */
export async function createApiKey(tx: Tx, input: NewApiKey, id: string = newId()): Promise<string> {
  const key = makeApiKey(input.mode)
  const { expiresAt = null, scopes = null } = input
  await insertApiKey(tx, { ...input, expiresAt, scopes, id, hash: hashApiKey(key), lastFour: key.slice(-4) })
  return key
}
