import { onBehalfOf } from '../../../lib/tenant-turns.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { type JobContext, type JobKind, type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import type { Logger } from '../../../platform/logging/logger.ts'
import type { InputFile, Verifier } from '../../../verifiers/verifier.ts'
import type { ContentDeps } from '../../uploads/file-content.ts'
import { openInputFiles } from '../../uploads/input-files.ts'
import { type LifecycleRow, lockVerification } from '../lifecycle/store.ts'
import { runFailure } from '../run-failures.ts'
import { openJson } from '../sealed.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { listInputFiles } from '../store.ts'
import { storeTables } from '../tables/keep-tables.ts'
import { findMagic } from '../test-mode/find-magic.ts'
import { DELAY_SECONDS } from '../test-mode/magic-values.ts'
import { type Played, type PlayOptions, playClean, playMagic } from '../test-mode/play-magic.ts'
import type { AddToRun, PrepareAddition } from './addition.ts'
import { type FinishDeps, finishRun } from './finish-run.ts'
import type { RunPayload } from './run-job.ts'
import { giveUpRun, handBackRun, takeRun } from './take-run.ts'
import { unfitMembers } from './unfit-members.ts'

export interface RunDeps extends FinishDeps, ContentDeps {
  readonly db: Db
  readonly jobs: Jobs
  readonly services: ServiceRegistry
  readonly logger: Pick<Logger, 'info' | 'error'>
  readonly prepareAddition: PrepareAddition
}

/** Where the verifier says nothing else. An engine that works has a limit of its own, so only a hanging run meets this one. */
const RUN_MS_MAX = 600_000

/** Names the worker's handler of `verification.run`. */
export function registerRunJob(deps: RunDeps, kind: JobKind<RunPayload>): void {
  deps.jobs.handle(
    kind,
    (run, context) => runVerification(deps, { run, kind }, context),
    (run) => giveUpExhausted(deps, run),
  )
}

interface RunOfKind {
  readonly run: RunPayload
  readonly kind: JobKind<RunPayload>
}

/** Takes a run, has its verifier work, and writes what came out. One log line for each turn. */
async function runVerification(deps: RunDeps, { run, kind }: RunOfKind, context: JobContext): Promise<void> {
  const startedAt = performance.now()
  const take = await inTransaction(deps.db, (tx) => takeRun(tx, deps, run))
  if (take.kind === 'passed') {
    deps.logger.info({ verification_id: run.verificationId, run_id: run.runId, reason: take.reason }, 'run.passed')
    return
  }
  const { verification, leaseNumber } = take
  const turn = { verificationId: verification.id, runId: run.runId, leaseNumber }
  try {
    const verifier = deps.services.find(verification.serviceId)
    const { signal } = context
    const given = { verification, verifier, isFirst: take.isFirst, signal }
    const worked = await onBehalfOf(verification.organizationId, () => work(deps, given))
    const { outcome, isPlayed } = worked
    signal.throwIfAborted()
    if (outcome.kind === 'delayed')
      return await putOff(deps, { run, kind, leaseNumber, group: verification.organizationId })
    const add = verifier === undefined ? null : await prepareAddition(deps, { verification, verifier, worked, signal })
    const decidingChecks = verifier?.decidingChecks({ mode: verification.mode }) ?? []
    const executionTimeMs = Math.round(performance.now() - startedAt)
    const tables = outcome.kind === 'found' ? await storeTables(deps, verification.organizationId, outcome) : []
    const finished = { ...turn, outcome, tables, isPlayed, decidingChecks, executionTimeMs, add }
    const settled = await inTransaction(deps.db, (tx) => finishRun(tx, deps, finished))
    logTurn(deps, { ...turn, attempt: context.attempt, durationMs: executionTimeMs, settled })
  } catch (error) {
    deps.logger.error({ verification_id: verification.id, run_id: run.runId, err: error }, 'run.broke_off')
    await inTransaction(deps.db, (tx) => handBackRun(tx, { id: verification.id, leaseNumber }))
    throw error
  }
}

interface Work {
  readonly verification: LifecycleRow
  readonly verifier: Verifier | undefined
  readonly isFirst: boolean
  readonly signal: AbortSignal
}

interface Worked {
  readonly outcome: Played
  readonly isPlayed: boolean
}

async function work(deps: RunDeps, { verification, verifier, isFirst, signal }: Work): Promise<Worked> {
  if (verifier === undefined) return worked(runFailure('SERVICE_UNAVAILABLE'))
  const sealer = await deps.keyring.forOrganization(deps.db, verification.organizationId)
  const input = openJson(sealer, { column: 'input', verificationId: verification.id }, verification.inputSealed)
  const configuration = verifier.configuration.safeParse(input)
  if (!configuration.success) return worked(runFailure('INVALID_REQUEST'))
  const files = await openFiles(deps, verification.id)
  if (files === null) return worked(runFailure('FILE_GONE'))
  const { id: verificationId, organizationId, groupId, mode, isFraudAccepted } = verification
  if (mode === 'test') {
    const options = { verifier, configuration: configuration.data, isFraudAccepted }
    const played = await play(deps, {
      ...options,
      fileIds: Object.values(files)
        .flat()
        .map(({ id }) => id),
    })
    const isOver = played?.kind === 'delayed' && !isFirst
    if (played !== null) {
      const outcome = isOver ? await playClean(options) : played
      return { outcome: fitting(deps, verifier, outcome), isPlayed: true }
    }
  }
  const limit = AbortSignal.timeout(verifier.deadlineMs ?? RUN_MS_MAX)
  const context = {
    verificationId,
    organizationId,
    groupId,
    mode,
    isFraudAccepted,
    signal: AbortSignal.any([signal, limit]),
  }
  try {
    return worked(fitting(deps, verifier, await verifier.verify({ configuration: configuration.data, files }, context)))
  } catch (error) {
    if (error instanceof TooComplex) return worked(runFailure('FILE_TOO_COMPLEX'))
    // A stopping worker hands the run back; a run that is too slow would be as slow again.
    if (limit.aborted && !signal.aborted) return worked(runFailure('TIMED_OUT'))
    throw error
  }
}

/** What test mode plays says all there is to say. */
async function prepareAddition(
  deps: RunDeps,
  { verification, verifier, worked, signal }: Omit<Work, 'isFirst'> & { verifier: Verifier; worked: Worked },
): Promise<AddToRun | null> {
  const { outcome, isPlayed } = worked
  if (isPlayed || outcome.kind !== 'found') return null
  return deps.prepareAddition({ verification, verifier, findings: outcome, signal })
}

/** An output that is not what the service publishes is a fault of ours: nobody gets it, and trying again changes nothing. */
function fitting({ logger }: RunDeps, verifier: Verifier, outcome: Played): Played {
  if (outcome.kind !== 'found') return outcome
  const members = unfitMembers(verifier, outcome)
  if (members.length === 0) return outcome
  logger.error({ service: verifier.service.code, members }, 'run.output_unfit')
  return runFailure('VERIFICATION_FAILED')
}

function worked(outcome: Played): Worked {
  return { outcome, isPlayed: false }
}

/** What a magic value makes of the run; null where there is none. */
async function play(
  deps: RunDeps,
  { fileIds, ...options }: PlayOptions & { readonly fileIds: readonly string[] },
): Promise<Played | null> {
  const answer = await findMagic(deps, { ...options, mode: 'test', fileIds })
  return answer.kind === 'found' ? playMagic(answer.magic, options) : null
}

/** Gives the run back for a while: it stays IN_PROGRESS, and no worker is kept from other runs. */
async function putOff(
  deps: RunDeps,
  { run, kind, leaseNumber, group }: RunOfKind & { readonly leaseNumber: number; readonly group: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await handBackRun(tx, { id: run.verificationId, leaseNumber })
    await deps.jobs.enqueue(tx, kind, [run], { ...startingIn(DELAY_SECONDS), group })
  })
}

async function openFiles(deps: RunDeps, id: string): Promise<Record<string, InputFile[]> | null> {
  const listed = await listInputFiles(deps.db, id)
  const opened = await openInputFiles(
    deps,
    listed.map((each) => each.fileId),
  )
  const files: Record<string, InputFile[]> = {}
  for (const { field, fileId } of listed) {
    const file = opened.get(fileId)
    if (file === undefined) return null
    files[field] = [...(files[field] ?? []), file]
  }
  return files
}

/** The queue has given the job up: the run ends FAILED, so that nothing stays in progress for ever. */
async function giveUpExhausted(deps: RunDeps, run: RunPayload): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const take = await takeRun(tx, deps, run)
    if (take.kind !== 'taken') return
    const current = await lockVerification(tx, run.verificationId)
    if (current !== undefined) await giveUpRun(tx, deps, { current, code: 'VERIFICATION_FAILED' })
  })
}

interface TurnLine {
  readonly verificationId: string
  readonly runId: string
  readonly leaseNumber: number
  readonly attempt: number
  readonly durationMs: number
  readonly settled: LifecycleRow | null
}

function logTurn(deps: RunDeps, line: TurnLine): void {
  const { settled } = line
  deps.logger.info(
    {
      verification_id: line.verificationId,
      run_id: line.runId,
      lease_number: line.leaseNumber,
      attempt: line.attempt,
      duration_ms: line.durationMs,
      organization_id: settled?.organizationId ?? null,
      service_id: settled?.serviceId ?? null,
      status: settled?.status ?? 'TURN_WAS_OVER',
      output_status: settled?.outputStatus ?? null,
      error_code: settled?.errorCode ?? null,
      credit_used: settled?.creditUsed ?? null,
    },
    'run.finished',
  )
}
