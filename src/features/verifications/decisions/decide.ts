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
import { lapseFirst } from './lapse-first.ts'
import { noteContext } from './note-context.ts'
import { type DecisionRules, readRules } from './read-rules.ts'
import type { DecisionOutcome, DecisionReason } from './review-check.ts'
import { stoppedBy } from './stopped-by.ts'
import { type Decision, endDecision, findOpen, findStanding, findWaiting, insertDecision } from './store.ts'

export interface DecideDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly recordAct: RecordAct
  /** Whether the actor may decide on it, where the desk has a say; throws an error for the actor. */
  readonly beforeDecision: (tx: Tx, actor: Actor, verificationId: string) => Promise<void>
  /** Seconds in which a decision may be undone. */
  readonly undoSeconds: number
}

export interface NewDecision {
  readonly id: string
  readonly ifMatch: string
  readonly outcome: DecisionOutcome
  readonly reasonCode: string
  readonly note: string | null
  /** Approved though nobody decided on some of its matches. */
  readonly acceptsUndecided: boolean
}

/**
 * Takes a reviewer's decision at once; status, verdict and webhook follow when it can no longer be undone. Where the
 * organization asks for two persons, the first decision waits for a second one of the same outcome.
 *
 * @throws {HttpError} 404; 412 when it is not as the reviewer saw it, and 409 when it is decided already or not to be
 * decided on, both saying who was faster; 403 for who has made the first decision; 400 for a reason that there is not, or a
 * note that is missing.
 */
export async function decide(deps: DecideDeps, actor: Actor, decision: NewDecision): Promise<void> {
  await inTransaction(deps.db, (tx) => decideIn(tx, deps, { actor, decision }))
}

async function decideIn(tx: Tx, deps: DecideDeps, { actor, decision }: Deciding): Promise<void> {
  const { caller } = actor
  const rules = await readRules(tx, caller.scope)
  const reason = reasonIn(rules, decision)
  const current = await lockEditable(tx, caller.scope, decision.id)
  await assertFirst(tx, current, decision.ifMatch)
  if (current.status !== 'NEED_REVIEW') {
    throw conflict(`A verification that is ${current.status} waits for no decision`)
  }
  await deps.beforeDecision(tx, actor, current.id)
  const first = rules.isFourEyes ? await takeFirst(tx, current, { actor, decision }) : null
  if (!rules.isFourEyes) await lapseFirst(tx, current.id)
  const isLast = !rules.isFourEyes || first !== null
  await insert(tx, deps, { actor, current, decision, reason, firstId: first?.id ?? null, isLast })
  await recordEffects(tx, [{ claim: actor.claim, status: 202, resourceId: current.id }])
}

interface Deciding {
  readonly actor: Actor
  readonly decision: NewDecision
}

function reasonIn({ reasons }: DecisionRules, { outcome, reasonCode, note }: NewDecision): DecisionReason {
  const reason = reasons.find(({ code }) => code === reasonCode)
  if (reason === undefined) {
    const codes = reasons.map(({ code }) => code).join(', ')
    throw invalidRequest([{ field: 'reason_code', message: `Must be one of: ${codes}` }])
  }
  if (reason.outcome !== outcome) {
    throw invalidRequest([{ field: 'reason_code', message: `Is no reason for ${outcome}` }])
  }
  if (reason.needsNote && note === null) {
    throw invalidRequest([{ field: 'note', message: `Is required with ${reasonCode}` }])
  }
  return reason
}

/**
 * The first decision, where this one is its second. One that was made on something else lapses, one of another outcome is
 * contradicted: then this one is the first.
 */
async function takeFirst(tx: Tx, current: LifecycleRow, { actor, decision }: Deciding): Promise<Decision | null> {
  const first = await findOpen(tx, current.id)
  if (first === undefined) return null
  if (first.version !== current.eventCount) {
    await lapseFirst(tx, current.id)
    return null
  }
  if (first.userId === actor.caller.credential.id) {
    const message = 'This is your decision already: another person has to decide, too. You may undo yours'
    throw new HttpError({ status: 403, code: 'FORBIDDEN', message })
  }
  const isSame = first.outcome === decision.outcome
  await endDecision(tx, first.id, isSame ? 'SECONDED' : 'CONTRADICTED')
  return isSame ? first : null
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

interface Decided extends Deciding {
  readonly current: LifecycleRow
  readonly reason: DecisionReason
  readonly firstId: string | null
  /** It takes effect by itself. */
  readonly isLast: boolean
}

async function insert(tx: Tx, deps: DecideDeps, decided: Decided): Promise<void> {
  const { actor, current, decision, reason, firstId, isLast } = decided
  const { outcome, reasonCode, note } = decision
  const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
  const output = openJson(sealer, { column: 'output', verificationId: current.id }, current.outputSealed)
  const undecided = countUndecided(output)
  if (outcome === 'APPROVED' && undecided > 0 && !decision.acceptsUndecided) {
    throw conflict(`Matches that nobody decided on: ${undecided}. Please decide on them, or send accept_undecided true`)
  }
  const { organizationId, mode } = current
  const id = newId()
  const event = { id: current.id, kind: 'DECIDED', changes: {}, by: eventActorOf(actor.caller) } as const
  const { eventCount: version } = await setContents(tx, event)
  await insertDecision(tx, {
    ...{ id, verificationId: current.id, organizationId, mode, outcome, reasonCode, version, firstId },
    userId: actor.caller.credential.id,
    noteSealed: note === null ? null : sealer.seal(note, noteContext(id)),
    delaySeconds: isLast ? deps.undoSeconds : null,
    stoppedBy: stoppedBy(output),
    isFalseAlarm: reason.isFalseAlarm,
  })
  if (isLast) await deps.jobs.enqueue(tx, DECISION_JOB, [{ decisionId: id }], startingIn(deps.undoSeconds))
  const details = { outcome, reason_code: reasonCode, ...(isLast ? {} : { awaits_second: true }) }
  const target = { kind: 'verification', id: current.id }
  await deps.recordAct(tx, actOf(actor, { action: 'verification.decided', target, details }))
}
