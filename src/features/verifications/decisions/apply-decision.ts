import { z } from 'zod'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { sealHistory } from '../editing/history.ts'
import { insertHistory, type LifecycleRow, lockVerification, setContents } from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { outputChanges } from '../output-changes.ts'
import { openJson } from '../sealed.ts'
import { verdictOf } from '../verdict.ts'
import { DECISION_JOB } from './decision-job.ts'
import { readRules } from './read-rules.ts'
import { REVIEW, reviewCheck } from './review-check.ts'
import { type Decision, endDecision, findDecision } from './store.ts'

export interface ApplyDeps extends TransitionDeps {
  readonly db: Db
}

/** Names the worker's handler of decisions. */
export function registerDecisionJob(deps: ApplyDeps & { readonly jobs: Jobs }): void {
  deps.jobs.handle(DECISION_JOB, ({ decisionId }) =>
    inTransaction(deps.db, (tx) => applyDecision(tx, deps, decisionId)),
  )
}

/**
 * Lets a decision take effect: adds the check REVIEW, which decides from then on, and moves the verification to
 * COMPLETED with its webhook. The machine's reading stays, and its verdict is kept in the history. Done once, however
 * often it is called. Where the verification was moved or edited meanwhile the decision lapses, and an event says so: it was
 * made on something else.
 */
export async function applyDecision(tx: Tx, deps: ApplyDeps, decisionId: string): Promise<void> {
  const asked = await findDecision(tx, decisionId)
  if (asked === undefined) return
  const current = await lockVerification(tx, asked.verificationId)
  // Read anew under the lock: it may have been undone.
  const decision = await findDecision(tx, decisionId)
  if (current === undefined || decision?.state !== 'WAITING') return
  if (isOvertaken(current, decision)) {
    await endDecision(tx, decisionId, 'LAPSED')
    await setContents(tx, { id: current.id, kind: 'DECISION_LAPSED', changes: {}, by: NOBODY })
    return
  }
  await complete(tx, deps, { current, decision })
  await endDecision(tx, decisionId, 'DONE')
}

const NOBODY = { userId: null, apiKeyId: null }

function isOvertaken({ status, redactedAt, eventCount }: LifecycleRow, { version }: Decision): boolean {
  return status !== 'NEED_REVIEW' || redactedAt !== null || (version !== null && version !== eventCount)
}

const Checks = z.array(z.looseObject({ code: z.string(), result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']) })).catch([])

async function complete(
  tx: Tx,
  deps: ApplyDeps,
  { current, decision }: { readonly current: LifecycleRow; readonly decision: Decision },
): Promise<void> {
  const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
  const output = openJson(sealer, { column: 'output', verificationId: current.id }, current.outputSealed)
  const machine = Checks.parse(output.checks).filter(({ code }) => code !== REVIEW)
  const { reasons } = await readRules(tx, current)
  const meaning = reasons.find(({ code }) => code === decision.reasonCode)?.meaning ?? ''
  const checks = [...machine, reviewCheck(decision, meaning)]
  const changes = {
    ...outputChanges(sealer, current.id, { ...output, checks }),
    outputStatus: verdictOf(checks, [REVIEW]),
  }
  const by = { userId: decision.userId, apiKeyId: null }
  const moved = await transition(tx, deps, { current, to: 'COMPLETED', changes, by })
  const sequence = moved.eventCount
  const detailsSealed = sealHistory(sealer, { before: current, sequence, replaces: ['output'] })
  await insertHistory(tx, { verificationId: current.id, sequence, detailsSealed })
}
