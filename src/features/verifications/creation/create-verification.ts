import { batchCalls, type CallOutcome } from '../../../lib/batch-calls.ts'
import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { HttpError, notFound } from '../../../platform/http/http-error.ts'
import type { JobKind, Jobs } from '../../../platform/jobs/jobs.ts'
import type { Logger } from '../../../platform/logging/logger.ts'
import { type Caller, keyOf, userIdOf } from '../../access/caller.ts'
import { type ReserveRequest, reserve } from '../../credits/reserve.ts'
import { groupsOfFolders } from '../../folders/groups-of-folders.ts'
import { attachInputFiles, findInputFiles } from '../../uploads/input-files.ts'
import { webhookSecretContext } from '../../webhooks/enqueue-delivery.ts'
import type { RunPayload } from '../runs/run-job.ts'
import { sealJson } from '../sealed.ts'
import type { VerificationRequest } from './read-request.ts'
import { type CreatedVerification, findExisting, insertVerifications, type NewVerification } from './store.ts'

export interface CreateDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Keyring
  readonly runJob: JobKind<RunPayload>
  readonly logger: Pick<Logger, 'error'>
}

export interface CreateCall {
  readonly caller: Caller
  readonly request: VerificationRequest
  /** Whether the caller has gone, or has been answered already: nothing is created then. */
  readonly isGone: () => boolean
}

/** Drawn before the first try, so that a second try cannot make a second verification. */
interface IdentifiedCall extends CreateCall {
  readonly id: string
  readonly runId: string
  readonly newResultId: string
  /** What a transaction was about to commit for it. */
  built: CreatedVerification | null
}

export type CreateVerification = (call: CreateCall) => Promise<CreatedVerification>

/** Calls that may wait for a transaction at once. */
const WAITING_MAX = 2_000

/**
 * Creates verifications: credits reserved, rows written and runs queued in one transaction. Calls that arrive while
 * others commit share the next transaction, so a busy server pays for one commit, and waits for one account lock, per
 * batch and not per call.
 *
 * The function rejects with {@link HttpError}: 404 for a folder or file the caller may not see, 403
 * INSUFFICIENT_BALANCE, 503 when too many wait, 500 VERIFICATION_FAILED when nothing could be written (then nothing is
 * charged).
 */
export function createVerificationCreator(deps: CreateDeps): CreateVerification {
  const create = batchCalls<IdentifiedCall, CreatedVerification>({
    run: (calls) => createMany(deps, calls),
    sizeMax: 64,
    concurrency: 1,
    waitingMax: WAITING_MAX,
  })
  return (call) => create({ ...call, id: newId(), runId: newId(), newResultId: newId(), built: null })
}

type Outcome = CallOutcome<CreatedVerification>
type Draft = CallOutcome<NewVerification>

async function createMany(deps: CreateDeps, calls: readonly IdentifiedCall[]): Promise<readonly Outcome[]> {
  try {
    return await inTransaction(deps.db, (tx) => createInTransaction(tx, deps, calls))
  } catch (error) {
    return recover(deps, calls, error)
  }
}

/**
 * What is there was committed, though the answer to the commit was lost. For the others: one call may have spoilt the
 * transaction for all, so each gets another chance alone, under the ids it had.
 */
async function recover(
  deps: CreateDeps,
  calls: readonly IdentifiedCall[],
  error: unknown,
): Promise<readonly Outcome[]> {
  const ids = calls.map((each) => each.id)
  const committed = await findExisting(deps.db, ids).catch(() => new Set<string>())
  const outcomes: Outcome[] = []
  for (const call of calls) {
    if (call.built !== null && committed.has(call.id)) outcomes.push({ kind: 'done', result: call.built })
    else if (calls.length > 1) outcomes.push(...(await createMany(deps, [call])))
    else {
      deps.logger.error({ err: error }, 'verification.create_failed')
      outcomes.push(refuse(verificationFailed(error)))
    }
  }
  return outcomes
}

async function createInTransaction(
  tx: Tx,
  deps: CreateDeps,
  calls: readonly IdentifiedCall[],
): Promise<readonly Outcome[]> {
  const drafts = await draft(tx, deps, calls)
  const payable = drafts.flatMap((each) => (each.kind === 'done' ? reserveFor(each.result) : []))
  const paid = await reserve(tx, payable)
  const unpaid = new Set(payable.filter((_, index) => paid[index] !== true).map((each) => each.verificationId))
  const settled = drafts.map((each) =>
    each.kind === 'done' && unpaid.has(each.result.id) ? refuse(insufficientBalance()) : each,
  )
  const accepted = settled.flatMap((each) => (each.kind === 'done' ? [each.result] : []))
  const created = accepted.length === 0 ? [] : await insertVerifications(tx, accepted)
  const outcomes = withCreated(settled, created)
  if (created.length === 0) return outcomes
  const byId = new Map(created.map((each) => [each.id, each]))
  for (const call of calls) call.built = byId.get(call.id) ?? null
  await attachInputFiles(
    tx,
    created.flatMap((each) => each.files.map((file) => file.fileId)),
  )
  await deps.jobs.enqueue(
    tx,
    deps.runJob,
    created.map(({ id, runId }) => ({ verificationId: id, runId })),
  )
  return outcomes
}

function withCreated(drafts: readonly Draft[], created: readonly CreatedVerification[]): readonly Outcome[] {
  const byId = new Map(created.map((each) => [each.id, each]))
  return drafts.map((each) => {
    if (each.kind === 'failed') return each
    const result = byId.get(each.result.id)
    return result === undefined ? refuse(verificationFailed(undefined)) : { kind: 'done', result }
  })
}

/** Finds folders and files of every call, and builds the rows of those that have them. */
async function draft(tx: Tx, deps: CreateDeps, calls: readonly IdentifiedCall[]): Promise<readonly Draft[]> {
  const groups = await groupsOfFolders(
    tx,
    calls.map(({ caller, request }) => ({ scope: caller.scope, folderId: request.folderId })),
  )
  const questions = calls.flatMap(({ caller, request }) =>
    request.files.map(({ path }) => ({ scope: caller.scope, path })),
  )
  const found = await findInputFiles(tx, questions)
  let next = 0
  return Promise.all(
    calls.map((call, index) => {
      const files = found.slice(next, next + call.request.files.length)
      next += call.request.files.length
      return build(tx, deps, { call, groupId: groups[index] ?? null, files })
    }),
  )
}

interface Parts {
  readonly call: IdentifiedCall
  readonly groupId: string | null
  readonly files: readonly ({ readonly id: string; readonly pageCount: number } | null)[]
}

async function build(tx: Tx, deps: CreateDeps, { call, groupId, files }: Parts): Promise<Draft> {
  const { caller, request, id } = call
  if (call.isGone()) return refuse(answeredAlready())
  if (groupId === null) return refuse(notFound('Folder'))
  const known = files.flatMap((each) => each ?? [])
  if (known.length < files.length) return refuse(notFound('File'))
  const sealer = await deps.keyring.forOrganization(tx, caller.scope.organizationId)
  const result: NewVerification = {
    id,
    organizationId: caller.scope.organizationId,
    groupId,
    mode: caller.scope.mode,
    folderId: request.folderId,
    resultId: request.resultId ?? call.newResultId,
    serviceId: request.verifier.service.id,
    userId: userIdOf(caller),
    apiKeyId: keyOf(caller)?.id ?? null,
    inputSealed: sealJson(sealer, { column: 'input', verificationId: id }, request.configuration),
    webhookUrl: request.webhookUrl,
    webhookMetadataSealed:
      Object.keys(request.webhookMetadata).length === 0
        ? null
        : sealJson(sealer, { column: 'webhook_metadata', verificationId: id }, request.webhookMetadata),
    webhookSecretSealed:
      request.webhookSecret === null ? null : sealer.seal(request.webhookSecret, webhookSecretContext(id)),
    runId: call.runId,
    // Test mode is free.
    price: caller.scope.mode === 'test' ? 0 : request.verifier.service.price,
    totalPages: known.reduce((sum, file) => sum + file.pageCount, 0),
    files: request.files.map(({ field, position }, index) => ({ field, position, fileId: known[index]?.id ?? '' })),
  }
  return { kind: 'done', result }
}

function reserveFor(verification: NewVerification): ReserveRequest[] {
  const { organizationId, groupId, id, runId, price } = verification
  return price === 0 ? [] : [{ organizationId, groupId, verificationId: id, runId, amount: price }]
}

function refuse(error: HttpError): { kind: 'failed'; error: HttpError } {
  return { kind: 'failed', error }
}

function insufficientBalance(): HttpError {
  const message = 'Organization group credit balance is insufficient to complete the action'
  return new HttpError({ status: 403, code: 'INSUFFICIENT_BALANCE', message })
}

function verificationFailed(cause: unknown): HttpError {
  const message = 'An error occurred while queueing verification'
  return new HttpError({ status: 500, code: 'VERIFICATION_FAILED', message, cause })
}

function answeredAlready(): HttpError {
  return new HttpError({ status: 408, code: 'REQUEST_TIMEOUT', message: 'Request timed out. Please try again later' })
}
