import { batchCalls, type CallOutcome } from '../../../lib/batch-calls.ts'
import { newId } from '../../../lib/ids.ts'
import { inTransaction, type Tx } from '../../../platform/database/database.ts'
import { HttpError, knownError } from '../../../platform/http/http-error.ts'
import { type JobKind, type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import type { Logger } from '../../../platform/logging/logger.ts'
import type { Caller } from '../../access/caller.ts'
import { takePasses } from '../../access/quotas/take-passes.ts'
import { type ReserveRequest, reserve } from '../../credits/reserve.ts'
import { countInFolders } from '../../folders/count-in-folders.ts'
import { type Claim, recordEffects } from '../../idempotency/claim.ts'
import { attachInputFiles } from '../../uploads/input-files.ts'
import type { RunPayload } from '../runs/run-job.ts'
import { type DraftCall, type DraftDeps, draftVerifications } from './draft-verifications.ts'
import type { VerificationRequest } from './read-request.ts'
import { type CreatedVerification, findExisting, insertVerifications, type NewVerification } from './store.ts'

export interface CreateDeps extends DraftDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly runJob: JobKind<RunPayload>
  readonly logger: Pick<Logger, 'error'>
}

export interface CreateCall {
  readonly caller: Caller
  readonly request: VerificationRequest
  /** Whether the caller has gone, or has been answered already: nothing is created then. */
  readonly isGone: () => boolean
  /** The caller's claim on an Idempotency-Key, recorded with what is created. */
  readonly claim: Claim | null
}

type Draft = (call: DraftCall) => Promise<NewVerification>

/** A drafted verification on its way into the database. */
export interface Insertion {
  readonly verification: NewVerification
  readonly isGone: () => boolean
  readonly claim: Claim | null
  /** What a transaction was about to commit for it. */
  built: CreatedVerification | null
}

export type CreateVerification = (call: CreateCall) => Promise<CreatedVerification>

/** Calls that may wait for a transaction at once. */
const WAITING_MAX = 2_000

/**
 * Creates verifications: credits reserved, rows written and runs queued in one transaction. Calls that arrive while
 * others commit share the next transaction, so a busy server pays for one commit, and waits for one account lock, per
 * batch and not per call. What needs no lock, finding folders and files and sealing, is done while another batch
 * commits.
 *
 * The function rejects with {@link HttpError}: 404 for a folder or file the caller may not see, 403
 * INSUFFICIENT_BALANCE or QUOTA_EXCEEDED, 503 when too many wait, 500 VERIFICATION_FAILED when nothing could be written (then nothing is
 * charged).
 */
export function createVerificationCreator(deps: CreateDeps): CreateVerification {
  const draft = batchCalls<DraftCall, NewVerification>({
    run: (calls) => draftVerifications(deps, calls),
    sizeMax: 64,
    concurrency: 2,
    waitingMax: WAITING_MAX,
  })
  const insert = batchCalls<Insertion, CreatedVerification>({
    run: (insertions) => insertMany(deps, insertions),
    sizeMax: 64,
    concurrency: 2,
    waitingMax: WAITING_MAX,
  })
  return ({ caller, request, ...answering }) =>
    create({ draft, insert }, { caller, request, id: newId(), runId: newId(), newResultId: newId() }, answering)
}

interface Stages {
  readonly draft: Draft
  readonly insert: (insertion: Insertion) => Promise<CreatedVerification>
}

async function create(
  { draft, insert }: Stages,
  call: DraftCall,
  answering: Pick<Insertion, 'isGone' | 'claim'>,
): Promise<CreatedVerification> {
  const verification = await draft(call)
  try {
    return await insert({ verification, ...answering, built: null })
  } catch (error) {
    // A folder or file that went away meanwhile made the rows impossible: drafting again says which.
    if (error instanceof HttpError && error.code === 'VERIFICATION_FAILED') await draft(call)
    throw error
  }
}

/** A creation that is undone, and what would have come of it. */
class Undone extends Error {
  readonly outcome: Outcome | undefined

  constructor(outcome: Outcome | undefined) {
    super('This was only tried')
    this.outcome = outcome
  }
}

/**
 * Does all that a creation does and undoes it: what is answered, or refused, is what the creation would be now. Nothing
 * is written, charged or queued.
 */
export function createVerificationTrial(deps: CreateDeps): CreateVerification {
  return async ({ caller, request, isGone }) => {
    const call = { caller, request, id: newId(), runId: newId(), newResultId: newId() }
    const [draft] = await draftVerifications(deps, [call])
    if (draft?.kind !== 'done') throw draft?.error ?? verificationFailed(undefined)
    const insertion = { verification: draft.result, isGone, claim: null, built: null }
    const trial = inTransaction(deps.db, async (tx): Promise<never> => {
      const [outcome] = await insertInTransaction(tx, deps, [insertion])
      throw new Undone(outcome)
    })
    const outcome = await trial.catch((error: unknown) => {
      if (error instanceof Undone) return error.outcome
      throw error instanceof Unaffordable ? error.refusal : error
    })
    if (outcome?.kind !== 'done') throw outcome?.error ?? verificationFailed(undefined)
    return outcome.result
  }
}

type Outcome = CallOutcome<CreatedVerification>

/** Some runs are above a quota or cannot be paid for, so nothing of their transaction may stay. */
export class Unaffordable extends Error {
  readonly ids: ReadonlySet<string>
  readonly refusal: HttpError

  constructor(ids: readonly string[], refusal: HttpError) {
    super('Some runs may not begin')
    this.name = 'Unaffordable'
    this.ids = new Set(ids)
    this.refusal = refusal
  }
}

async function insertMany(deps: CreateDeps, insertions: readonly Insertion[]): Promise<readonly Outcome[]> {
  try {
    return await inTransaction(deps.db, (tx) => insertInTransaction(tx, deps, insertions))
  } catch (error) {
    return error instanceof Unaffordable ? insertOthers(deps, insertions, error) : recover(deps, insertions, error)
  }
}

/** Refuses those that may not begin, and inserts the others. */
async function insertOthers(
  deps: CreateDeps,
  insertions: readonly Insertion[],
  { ids, refusal }: Unaffordable,
): Promise<readonly Outcome[]> {
  const others = insertions.filter((each) => !ids.has(each.verification.id))
  const rest = others.length === 0 ? [] : await insertMany(deps, others)
  const outcomes = new Map(others.map((each, index) => [each.verification.id, rest[index]]))
  return insertions.map((each) => outcomes.get(each.verification.id) ?? refuse(refusal))
}

/**
 * What is there was committed, though the answer to the commit was lost. For the others: one call may have spoilt the
 * transaction for all, so each gets another chance alone, under the ids it had.
 */
async function recover(
  deps: CreateDeps,
  insertions: readonly Insertion[],
  error: unknown,
): Promise<readonly Outcome[]> {
  const ids = insertions.map((each) => each.verification.id)
  const committed = await findExisting(deps.db, ids).catch(() => new Set<string>())
  const outcomes: Outcome[] = []
  for (const each of insertions) {
    if (each.built !== null && committed.has(each.verification.id)) outcomes.push({ kind: 'done', result: each.built })
    else if (insertions.length > 1) outcomes.push(...(await insertMany(deps, [each])))
    else {
      deps.logger.error({ err: error }, 'verification.create_failed')
      outcomes.push(refuse(verificationFailed(error)))
    }
  }
  return outcomes
}

/** Quotas and credits come last: who takes some holds their locks until the commit, and others wait for them. */
export async function insertInTransaction(
  tx: Tx,
  deps: CreateDeps,
  insertions: readonly Insertion[],
): Promise<readonly Outcome[]> {
  const accepted = insertions.filter((each) => !each.isGone()).map((each) => each.verification)
  const created = accepted.length === 0 ? [] : await insertVerifications(tx, accepted)
  if (created.length > 0) await enqueueRuns(tx, deps, created)
  await countInFolders(tx, created)
  const byId = new Map(created.map((each) => [each.id, each]))
  await recordEffects(
    tx,
    insertions.flatMap(({ claim, verification: { id } }) =>
      byId.has(id) ? [{ claim, status: 201, resourceId: id }] : [],
    ),
  )
  await takeAll(tx, created)
  await reserveAll(tx, created)
  return insertions.map((each) => {
    each.built = byId.get(each.verification.id) ?? null
    return each.built === null ? refuse(answeredAlready()) : { kind: 'done', result: each.built }
  })
}

async function reserveAll(tx: Tx, created: readonly CreatedVerification[]): Promise<void> {
  const payable = created.flatMap(reserveFor)
  const paid = await reserve(tx, payable)
  const unpaid = payable.filter((_, index) => paid[index] !== true).map((each) => each.verificationId)
  if (unpaid.length > 0) throw new Unaffordable(unpaid, knownError('INSUFFICIENT_BALANCE'))
}

async function takeAll(tx: Tx, created: readonly CreatedVerification[]): Promise<void> {
  const within = await takePasses(tx, created)
  const above = created.filter((_, index) => within[index] !== true).map((each) => each.id)
  if (above.length > 0) throw new Unaffordable(above, knownError('QUOTA_EXCEEDED'))
}

async function enqueueRuns(tx: Tx, deps: CreateDeps, created: readonly CreatedVerification[]): Promise<void> {
  await attachInputFiles(
    tx,
    created.flatMap((each) => each.files.map((file) => file.fileId)),
  )
  for (const [delaySeconds, those] of Map.groupBy(created, (each) => each.delaySeconds)) {
    const runs = those.map(({ id, runId }) => ({ verificationId: id, runId }))
    const organizations = new Map(those.map((each) => [each.id, each.organizationId]))
    await deps.jobs.enqueue(tx, deps.runJob, runs, ({ verificationId }) => ({
      ...startingIn(delaySeconds),
      group: organizations.get(verificationId) ?? '',
    }))
  }
}

function reserveFor(verification: CreatedVerification): ReserveRequest[] {
  const { organizationId, groupId, id, runId, price } = verification
  return price === 0 ? [] : [{ organizationId, groupId, verificationId: id, runId, amount: price }]
}

function refuse(error: HttpError): { kind: 'failed'; error: HttpError } {
  return { kind: 'failed', error }
}

export function verificationFailed(cause: unknown): HttpError {
  return knownError('VERIFICATION_FAILED', cause)
}

function answeredAlready(): HttpError {
  return knownError('REQUEST_TIMEOUT')
}
