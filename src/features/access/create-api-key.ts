import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import { hashApiKey, makeApiKey } from './api-key.ts'
import type { Mode } from './caller.ts'
import { type GroupPlace, insertApiKey } from './store.ts'

export interface NewApiKey extends GroupPlace {
  readonly mode: Mode
  readonly name: string
}

/** Makes a key for a group and returns it: the only time it can be seen. */
export async function createApiKey(tx: Tx, input: NewApiKey): Promise<string> {
  const key = makeApiKey(input.mode)
  await insertApiKey(tx, { ...input, id: newId(), hash: hashApiKey(key), lastFour: key.slice(-4) })
  return key
}
