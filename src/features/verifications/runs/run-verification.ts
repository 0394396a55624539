import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { JobContext, JobKind, Jobs } from '../../../platform/jobs/jobs.ts'
import type { Logger } from '../../../platform/logging/logger.ts'
import type { Failure, Findings, InputFile, Verifier } from '../../../verifiers/verifier.ts'
import type { ContentDeps } from '../../uploads/file-content.ts'
import { openInputFiles } from '../../uploads/input-files.ts'
import { type LifecycleRow, lockVerification } from '../lifecycle/store.ts'
import type { TransitionDeps } from '../lifecycle/transition.ts'
import { openJson } from '../sealed.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { listInputFiles } from '../store.ts'
import { finishRun } from './finish-run.ts'
import type { RunPayload } from './run-job.ts'
import { giveUpRun, handBackRun, takeRun } from './take-run.ts'

export interface RunDeps extends TransitionDeps, ContentDeps {
  readonly db: Db
  readonly jobs: Jobs
  readonly services: ServiceRegistry
  readonly logger: Pick<Logger, 'info' | 'error'>
}

/** Waiting for an engine included: one that works has a limit of its own, so only a hanging run meets this one. */
const RUN_MS_MAX = 600_000

/** Names the worker's handler of `verification.run`. */
export function registerRunJob(deps: RunDeps, kind: JobKind<RunPayload>): void {
  deps.jobs.handle(
    kind,
    (run, context) => runVerification(deps, run, context),
    (run) => giveUpExhausted(deps, run),
  )
}

/** Takes a run, has its verifier work, and writes what came out. One log line for each turn. */
async function runVerification(deps: RunDeps, run: RunPayload, context: JobContext): Promise<void> {
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
    const outcome = await work(deps, { verification, verifier, signal: context.signal })
    context.signal.throwIfAborted()
    const decidingChecks = verifier?.decidingChecks({ mode: verification.mode }) ?? []
    const executionTimeMs = Math.round(performance.now() - startedAt)
    const finished = { ...turn, outcome, decidingChecks, executionTimeMs }
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
  readonly signal: AbortSignal
}

async function work(deps: RunDeps, { verification, verifier, signal }: Work): Promise<Findings | Failure> {
  if (verifier === undefined) return failed('SERVICE_UNAVAILABLE', 'This service is no longer offered')
  const sealer = await deps.keyring.forOrganization(deps.db, verification.organizationId)
  const input = openJson(sealer, { column: 'input', verificationId: verification.id }, verification.inputSealed)
  const configuration = verifier.configuration.safeParse(input)
  if (!configuration.success) {
    return failed(
      'INVALID_REQUEST',
      'The configuration no longer fits this service. Please create the verification anew',
    )
  }
  const files = await openFiles(deps, verification.id)
  if (files === null)
    return failed('FILE_GONE', 'A file of this verification is no longer stored. Please upload it again')
  const { organizationId, groupId, mode } = verification
  const limit = AbortSignal.timeout(RUN_MS_MAX)
  const { isFraudAccepted } = verification
  const context = { organizationId, groupId, mode, isFraudAccepted, signal: AbortSignal.any([signal, limit]) }
  try {
    return await verifier.verify({ configuration: configuration.data, files }, context)
  } catch (error) {
    // A stopping worker hands the run back; a run that is too slow would be as slow again.
    if (limit.aborted && !signal.aborted)
      return failed('TIMED_OUT', 'Reading took too long. Please send a smaller picture')
    throw error
  }
}

function failed(code: string, message: string): Failure {
  return { kind: 'failed', code, message }
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
