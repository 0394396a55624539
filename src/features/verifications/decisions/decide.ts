import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { conflict, HttpError, invalidRequest } from '../../../platform/http/http-error.ts'
import { type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { lockEditable } from '../editing/lock-editable.ts'
import { assertMatches } from '../editing/version-tag.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import { type LifecycleRow, setContents } from '../lifecycle/store.ts'
import { countUndecided } from '../output-changes.ts'
import { openJson } from '../sealed.ts'
import { DECISION_JOB } from './decision-job.ts'
import { noteContext } from './note-context.ts'
import { type DecisionOutcome, NEEDS_NOTE, REVIEW_REASONS, type ReviewReasonCode } from './review-check.ts'
import { type Decision, findStanding, findWaiting, insertDecision } from './store.ts'

export interface DecideDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly recordAct: RecordAct
  /** Seconds in which a decision may be undone. */
  readonly undoSeconds: number
}

export interface NewDecision {
  readonly id: string
  readonly ifMatch: string
  readonly outcome: DecisionOutcome
  readonly reasonCode: ReviewReasonCode
  readonly note: string | null
  /** Approved though nobody decided on some of its matches. */
  readonly acceptsUndecided: boolean
}

/**
 * Takes a reviewer's decision at once; status, verdict and webhook follow when it can no longer be undone.
 *
 * @throws {HttpError} 404; 412 when it is not as the reviewer saw it, and 409 when it is decided already or not to be
 * decided on, both saying who was faster; 400 for a reason of the other outcome, or a note that is missing.
 */
export async function decide(deps: DecideDeps, actor: Actor, decision: NewDecision): Promise<void> {
  checkReason(decision)
  const { caller } = actor
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, caller.scope, decision.id)
    await assertFirst(tx, current, decision.ifMatch)
    if (current.status !== 'NEED_REVIEW') {
      throw conflict(`A verification that is ${current.status} waits for no decision`)
    }
    await insert(tx, deps, { actor, current, decision })
    await recordEffects(tx, [{ claim: actor.claim, status: 202, resourceId: current.id }])
  })
}

function checkReason({ outcome, reasonCode, note }: NewDecision): void {
  if (REVIEW_REASONS[reasonCode].outcome !== outcome) {
    throw invalidRequest([{ field: 'reason_code', message: `Is no reason for ${outcome}` }])
  }
  if (NEEDS_NOTE.includes(reasonCode) && note === null) {
    throw invalidRequest([{ field: 'note', message: `Is required with ${reasonCode}` }])
  }
}

/** Tells who was faster, whichever of the two answers it is. */
async function assertFirst(tx: Tx, current: LifecycleRow, ifMatch: string): Promise<void> {
  try {
    assertMatches(ifMatch, current.eventCount)
  } catch (error) {
    const faster = await findStanding(tx, current.id)
    if (faster === undefined || !(error instanceof HttpError)) throw error
    throw new HttpError({ status: error.status, code: error.code, ...fasterWords(faster) })
  }
  const waiting = await findWaiting(tx, current.id)
  if (waiting !== undefined) throw new HttpError({ status: 409, code: 'CONFLICT', ...fasterWords(waiting) })
}

function fasterWords({ userId, userName, outcome, decidedAt }: Decision) {
  const message = `${userName} was faster: ${outcome} at ${decidedAt.toISOString()}`
  return { message, errors: [{ field: 'decided_by', message: userId }] }
}

interface Decided {
  readonly actor: Actor
  readonly current: LifecycleRow
  readonly decision: NewDecision
}

async function insert(tx: Tx, deps: DecideDeps, { actor, current, decision }: Decided): Promise<void> {
  const { outcome, reasonCode, note } = decision
  const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
  const place = { column: 'output', verificationId: current.id } as const
  const undecided = countUndecided(openJson(sealer, place, current.outputSealed))
  if (outcome === 'APPROVED' && undecided > 0 && !decision.acceptsUndecided) {
    throw conflict(`Matches that nobody decided on: ${undecided}. Please decide on them, or send accept_undecided true`)
  }
  const { organizationId, mode } = current
  const id = newId()
  const decided = await setContents(tx, {
    id: current.id,
    kind: 'DECIDED',
    changes: {},
    by: eventActorOf(actor.caller),
  })
  await insertDecision(tx, {
    ...{ id, verificationId: current.id, organizationId, mode, outcome, reasonCode },
    userId: actor.caller.credential.id,
    noteSealed: note === null ? null : sealer.seal(note, noteContext(id)),
    delaySeconds: deps.undoSeconds,
    version: decided.eventCount,
  })
  await deps.jobs.enqueue(tx, DECISION_JOB, [{ decisionId: id }], startingIn(deps.undoSeconds))
  const details = { outcome, reason_code: reasonCode }
  const target = { kind: 'verification', id: current.id }
  await deps.recordAct(tx, actOf(actor, { action: 'verification.decided', target, details }))
}
