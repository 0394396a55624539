import { batchCalls, type CallOutcome } from '../../lib/batch-calls.ts'
import type { Db } from '../../platform/database/database.ts'
import { conflict, HttpError, invalidRequest } from '../../platform/http/http-error.ts'
import type { Outcome } from './outcome.ts'
import { type ClaimRequest, claimKeys, deleteOldKeys, FORGOTTEN, type Found } from './store.ts'

/** What to do with a request: do it, or answer as before. */
export type Claiming = { readonly kind: 'claimed' } | { readonly kind: 'replay'; readonly outcome: Outcome }

export type ClaimKey = (request: ClaimRequest) => Promise<Claiming>

const SWEEP_INTERVAL_MS = 60_000

/**
 * Claims Idempotency-Keys, those of many requests in one statement. Now and then it also deletes old ones.
 *
 * The function rejects with {@link HttpError}: 400 when the key was used for another request, 409 while the first
 * request still runs.
 */
export function createClaimKey(db: Db): ClaimKey {
  let sweepAfterMs = 0
  return batchCalls<ClaimRequest, Claiming>({
    async run(requests) {
      const outcomes = await claimMany(db, requests)
      if (performance.now() > sweepAfterMs) {
        sweepAfterMs = performance.now() + SWEEP_INTERVAL_MS
        // Another sweep follows; a failed one must not fail the requests it came with.
        const deleted = await deleteOldKeys(db).catch(() => 0)
        if (deleted > 0) sweepAfterMs = 0
      }
      return outcomes
    },
    sizeMax: 64,
    concurrency: 2,
    waitingMax: 2_000,
  })
}

async function claimMany(db: Db, requests: readonly ClaimRequest[]): Promise<readonly CallOutcome<Claiming>[]> {
  const firsts = new Map<string, ClaimRequest>()
  for (const each of requests) if (!firsts.has(nameOf(each))) firsts.set(nameOf(each), each)
  const asked = [...firsts.values()]
  const found = await claimKeys(db, asked)
  const byName = new Map(asked.map((each, index) => [nameOf(each), { first: each, found: found[index] }]))
  return requests.map((request) => {
    const { first, found } = byName.get(nameOf(request)) ?? {}
    if (first === undefined || found === undefined) return { kind: 'failed', error: stillRunning() }
    if (found.isClaimed && first === request) return { kind: 'done', result: { kind: 'claimed' } }
    return judge(request, found.isClaimed ? { ...found, fingerprint: first.fingerprint, outcome: null } : found)
  })
}

function judge(request: ClaimRequest, { fingerprint, outcome }: Found): CallOutcome<Claiming> {
  const isAnother = fingerprint !== request.fingerprint && fingerprint !== FORGOTTEN
  if (fingerprint !== null && isAnother) return { kind: 'failed', error: anotherRequest() }
  if (outcome === null) return { kind: 'failed', error: stillRunning() }
  return { kind: 'done', result: { kind: 'replay', outcome } }
}

function nameOf({ organizationId, mode, actorId, key }: ClaimRequest): string {
  return `${organizationId} ${mode} ${actorId} ${key}`
}

function anotherRequest(): HttpError {
  const message = 'This key was sent with another request. Please use a new key for a new request'
  return invalidRequest([{ field: 'Idempotency-Key', message }])
}

function stillRunning(): HttpError {
  const { status, code, message } = conflict('The first request with this Idempotency-Key still runs')
  return new HttpError({ status, code, message, headers: { 'retry-after': '1' } })
}
