import { z } from 'zod'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { HttpApp } from '../../platform/http/app.ts'
import { type Act, type Actor, actOf, actorOf } from '../access/act.ts'
import type { Permission } from '../access/permissions.ts'
import { recordAct, takeReadings } from './store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Ids of what the answer shows plain to a user; null: it says nothing of masking, and is whole. */
    shownPlain: string[] | null
  }
  interface FastifyContextConfig {
    /** What the answer shows of persons, where the route's permission does not say so. */
    reading?: ReadingKind | 'none'
  }
}

type ReadingKind = 'verification' | 'file' | 'export' | 'webhook_delivery' | 'receipt'

/** Permissions under which answers show what is known of a person. */
const READINGS: Partial<Record<Permission, ReadingKind>> = {
  'verifications:read': 'verification',
  // What moves a verification answers it whole.
  'verifications:write': 'verification',
  'verifications:review': 'verification',
  'drafts:write': 'verification',
  'files:read': 'file',
  // Receivers may answer with anything.
  'webhook-deliveries:read': 'webhook_delivery',
  'webhook-deliveries:write': 'webhook_delivery',
}

const Uuid = z.guid()

/**
 * Writes down every answer with personal data that goes to a user, before the first byte of it leaves. When it cannot
 * be written down, it is not sent. What was masked is none; verifications shown plain have one entry each, a
 * user and day. Keys are machines: their calls are in the request log.
 */
export function recordReadings(app: HttpApp, { db }: { readonly db: Db }): void {
  app.decorateRequest('shownPlain', null)
  app.addHook('onSend', async (request, reply, payload) => {
    const { reading, permission } = request.routeOptions.config
    const kind = reading ?? (permission === undefined ? undefined : READINGS[permission])
    const { caller } = request
    if (kind === undefined || kind === 'none' || caller === null || caller.credential.kind !== 'user') return payload
    const target = targetOf(kind, request)
    // A new verification shows what the caller has just sent.
    const isNew = (permission === 'verifications:write' || permission === 'drafts:write') && target === null
    if (reply.statusCode >= 300 || isNew) return payload
    const details = { route: request.routeOptions.url }
    const actor = actorOf(request, caller)
    if (request.shownPlain !== null && kind === 'verification') {
      await recordCases(db, { actor, ids: request.shownPlain, details })
    } else if (request.shownPlain === null || request.shownPlain.length > 0) {
      const act = actOf(actor, { action: `${kind}.read`, target, details })
      await inTransaction(db, (tx) => recordAct(tx, act))
    }
    return payload
  })
}

interface CaseReading {
  readonly actor: Actor
  readonly ids: readonly string[]
  readonly details: Act['details']
}

/** One entry for each case that the user has not seen plain today. */
async function recordCases(db: Db, { actor, ids, details }: CaseReading): Promise<void> {
  if (ids.length === 0) return
  const { scope, credential } = actor.caller
  await inTransaction(db, async (tx) => {
    for (const id of await takeReadings(tx, { ...scope, userId: credential.id, ids })) {
      const target = { kind: 'verification', id }
      await recordAct(tx, actOf(actor, { action: 'verification.read', target, details }))
    }
  })
}

function targetOf(kind: ReadingKind, request: { readonly params: unknown; readonly query: unknown }): Act['target'] {
  const one = idIn(request.params, 'id')
  if (one !== null) return { kind, id: one }
  const group = idIn(request.query, 'result_id')
  return group === null ? null : { kind: 'result', id: group }
}

function idIn(values: unknown, name: string): string | null {
  if (typeof values !== 'object' || values === null) return null
  return Uuid.safeParse(Reflect.get(values, name)).data ?? null
}
