import { type Caller, keyOf, userIdOf } from '../../access/caller.ts'
import type { EventActor } from './store.ts'

/** Who a caller's move or edit is put down to. */
export function eventActorOf(caller: Caller): EventActor {
  return { userId: userIdOf(caller), apiKeyId: keyOf(caller)?.id ?? null }
}
