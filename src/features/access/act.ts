import type { Tx } from '../../platform/database/database.ts'
import { type Caller, type Mode, NOWHERE } from './caller.ts'

/** Something that was done or seen, for the audit log. No personal data: ids, counts and names of settings. */
export interface Act {
  /** null for what concerns no organization. */
  readonly organizationId: string | null
  readonly groupId: string | null
  readonly mode: Mode | null
  readonly actor: { readonly kind: 'USER' | 'API_KEY' | 'SYSTEM'; readonly id: string | null }
  /** What was done, e.g. `api_key.created`. */
  readonly action: string
  readonly target: { readonly kind: string; readonly id: string } | null
  readonly details: Readonly<Record<string, unknown>>
  /** The network address it came from; null for the system's own acts. */
  readonly address: string | null
  readonly requestId: string | null
}

/** Writes an act down in the transaction that does it. The audit feature's `recordAct`, handed in. */
export type RecordAct = (tx: Tx, act: Act) => Promise<void>

/** Records what a request with an Idempotency-Key did, in its transaction. The idempotency feature's, handed in. */
export type RecordEffect = (
  tx: Tx,
  effect: { readonly claim: Actor['claim']; readonly status: number; readonly resourceId: string | null },
) => Promise<void>

/** Who does something, and from where. */
export interface Actor {
  readonly caller: Caller
  readonly address: string
  readonly requestId: string
  /** The request's claim on its Idempotency-Key; null without one. */
  readonly claim: { readonly id: string } | null
}

/** The actor of a guarded request. */
export function actorOf(
  request: { readonly ip: string; readonly id: string; readonly claim: Actor['claim'] },
  caller: Caller,
): Actor {
  return { caller, address: request.ip, requestId: request.id, claim: request.claim }
}

/** What the operator did on the command line, who owns the whole installation and has no account in it. */
export function operatorAct(
  did: Pick<Act, 'organizationId' | 'groupId' | 'action' | 'target'> & Partial<Pick<Act, 'details'>>,
): Act {
  const actor = { kind: 'SYSTEM', id: null } as const
  const details = { by: 'command line', ...did.details }
  return { mode: null, address: null, requestId: null, ...did, details, actor }
}

/** What an actor did, ready to be recorded. */
export function actOf(actor: Actor, did: Pick<Act, 'action' | 'target'> & Partial<Pick<Act, 'details'>>): Act {
  const { scope, credential, groupId } = actor.caller
  return {
    organizationId: scope.organizationId === NOWHERE ? null : scope.organizationId,
    groupId: groupId === NOWHERE ? null : groupId,
    mode: scope.mode,
    actor: { kind: credential.kind === 'user' ? 'USER' : 'API_KEY', id: credential.id },
    details: {},
    address: actor.address,
    requestId: actor.requestId,
    ...did,
  }
}
