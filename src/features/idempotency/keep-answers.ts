import { createHash, createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { batchCalls } from '../../lib/batch-calls.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { newId } from '../../lib/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { HttpApp } from '../../platform/http/app.ts'
import { invalidRequest } from '../../platform/http/http-error.ts'
import type { Logger } from '../../platform/logging/logger.ts'
import { callerOf } from '../access/guard-routes.ts'
import { type Claim, giveBack } from './claim.ts'
import { type ClaimKey, createClaimKey } from './claim-keys.ts'
import type { Outcome } from './outcome.ts'
import { readRefusal } from './refusal.ts'
import { repeat, requireRepetitions } from './repetition.ts'
import { type KeptEffect, releaseClaim, writeEffects } from './store.ts'

/** Both are null for a request without Idempotency-Key. */
export interface ClaimedPart {
  readonly claim: Claim | null
  /** How the part was answered before. */
  readonly first: Outcome | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** For `recordEffects`; null for a request without Idempotency-Key. */
    claim: Claim | null
    /** Claims the request's key for `body`. Answers the first outcome when the request was answered before. */
    claimKey(body: unknown): Promise<Outcome | null>
    /** Just after `claimKey`: claims the key for each part of what was sent, which has an outcome of its own then. */
    claimParts(bodies: readonly unknown[]): Promise<readonly ClaimedPart[]>
  }
}

export interface KeepDeps {
  readonly db: Db
  readonly logger: Pick<Logger, 'error'>
  /** Of fingerprints, so that nobody can find a body by trying. */
  readonly fingerprintKey: Uint8Array
}

const DryRun = z.object({ dry_run: z.literal('true') })
const Key = z.string().regex(/^[\x21-\x7e]{1,255}$/)
const KEY_HEADER = 'idempotency-key'
/** After the time its handler has, a request counts as lost. */
const LEASE_SPARE_SECONDS = 30

/** Gives every POST its Idempotency-Key: the same request with the same key is done once and answered alike. */
export function keepAnswers(app: HttpApp, deps: KeepDeps): void {
  const ask = createClaimKey(deps.db)
  const write = createWriter(deps.db)
  requireRepetitions(app)
  app.decorateRequest('claim', null)
  app.decorateRequest('claimKey', function (this: FastifyRequest, body: unknown) {
    return claimKey({ deps, ask }, this, body)
  })
  app.decorateRequest('claimParts', function (this: FastifyRequest, bodies: readonly unknown[]) {
    return claimParts({ deps, ask }, this, bodies)
  })
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.config.idempotency === 'handler') return
    const outcome = await request.claimKey(request.body ?? null)
    if (outcome !== null) return repeat({ request, reply, outcome })
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.claim !== null) {
      await keep({ ...deps, write }, request.claim, { status: reply.statusCode, payload, request })
    }
    return payload
  })
}

interface Keeping {
  readonly deps: KeepDeps
  readonly ask: ClaimKey
}

async function claimKey({ deps, ask }: Keeping, request: FastifyRequest, body: unknown): Promise<Outcome | null> {
  const sent = request.headers[KEY_HEADER]
  const { config } = request.routeOptions
  if (sent === undefined || config.idempotency === 'none' || config.permission === 'public') return null
  // A dry run does nothing that must not be done twice.
  if (DryRun.safeParse(request.query).success) return null
  const key = Key.safeParse(sent)
  if (!key.success) {
    throw invalidRequest([{ field: 'Idempotency-Key', message: 'Must be 1 to 255 visible characters' }])
  }
  const leaseSeconds = secondsOf(request) + LEASE_SPARE_SECONDS
  const claimed = await claimAs({ deps, ask }, request, { key: key.data, body, leaseSeconds })
  request.claim = claimed.claim
  return claimed.first
}

function secondsOf({ routeOptions }: FastifyRequest): number {
  return Math.ceil((routeOptions.handlerTimeout ?? 0) / 1000)
}

/** All of them or none: a part that somebody else is at gives the others back. */
async function claimParts(keeping: Keeping, request: FastifyRequest, bodies: readonly unknown[]) {
  const claimed = await Promise.allSettled(bodies.map((body, index) => claimPart(keeping, request, { index, body })))
  const parts = claimed.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const refused = claimed.find((each) => each.status === 'rejected')
  if (refused === undefined) return parts
  for (const { claim } of parts) await giveBack(keeping.deps.db, claim)
  throw refused.reason
}

interface Part {
  readonly index: number
  readonly body: unknown
}

/** A part is claimed for less time than the whole, so that whoever takes the whole over finds its parts free. */
async function claimPart(keeping: Keeping, request: FastifyRequest, { index, body }: Part): Promise<ClaimedPart> {
  const sent = request.headers[KEY_HEADER]
  if (typeof sent !== 'string') return { claim: null, first: null }
  const leaseSeconds = secondsOf(request) + LEASE_SPARE_SECONDS / 2
  // No key that a client sends has a space in it.
  const key = `${createHash('sha256').update(sent).digest('hex')} ${index}`
  return claimAs(keeping, request, { key, body, leaseSeconds })
}

interface ClaimAs {
  readonly key: string
  readonly body: unknown
  readonly leaseSeconds: number
}

async function claimAs(
  { deps, ask }: Keeping,
  request: FastifyRequest,
  { key, body, leaseSeconds }: ClaimAs,
): Promise<ClaimedPart> {
  const { scope, credential, groupId } = callerOf(request)
  const asked = [request.method, request.url, groupId, body]
  const claimId = newId()
  const claimed = await ask({
    organizationId: scope.organizationId,
    mode: scope.mode,
    actorId: credential.id,
    key,
    fingerprint: createHmac('sha256', deps.fingerprintKey).update(canonicalJson(asked)).digest('hex'),
    claimId,
    leaseSeconds,
  })
  return claimed.kind === 'replay' ? { claim: null, first: claimed.outcome } : { claim: { id: claimId }, first: null }
}

interface Sent {
  readonly status: number
  readonly payload: unknown
  readonly request: FastifyRequest
}

const Identified = z.object({ id: z.guid() })

/** Writes the outcomes of many requests in one statement. */
function createWriter(db: Db): (effect: KeptEffect) => Promise<void> {
  return batchCalls<KeptEffect, void>({
    async run(effects) {
      await writeEffects(db, effects)
      return effects.map(() => ({ kind: 'done', result: undefined }))
    },
    sizeMax: 64,
    concurrency: 2,
  })
}

interface Keeper extends KeepDeps {
  readonly write: (effect: KeptEffect) => Promise<void>
}

/** Writes how the request ended, where its transaction has not; what may be sent again is forgotten. */
async function keep(deps: Keeper, claim: Claim, { status, payload, request }: Sent): Promise<void> {
  // The handler of a request that timed out may still do its work: its time must run out first.
  if (status === 408) return
  // Had its transaction failed, the request would be answered with another status.
  if (status === claim.recordedStatus) return
  try {
    if (status === 401 || status === 429 || status >= 500) return await releaseClaim(deps.db, claim.id)
    const body: unknown = typeof payload === 'string' ? JSON.parse(payload || 'null') : null
    await deps.write({ claimId: claim.id, status, ...outcomeOf(request, status, body) })
  } catch (error) {
    // What was done is done: the caller gets his answer.
    deps.logger.error({ err: error }, 'idempotency.outcome_not_kept')
  }
}

function outcomeOf(request: FastifyRequest, status: number, body: unknown): Omit<Outcome, 'status'> {
  const none = { resourceId: null, error: null, answer: null }
  if (status >= 400) return { ...none, error: readRefusal(body) ?? { code: 'INVALID_REQUEST', message: '' } }
  const repetition = request.routeOptions.config.idempotency
  if (repetition === 'answer') return { ...none, answer: typeof body === 'object' ? body : null }
  if (typeof repetition !== 'object') return none
  return { ...none, resourceId: Identified.parse(repetition.idIn === 'path' ? request.params : body).id }
}
