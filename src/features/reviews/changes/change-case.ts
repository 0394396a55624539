import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { conflict, invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import type { Actor, RecordAct } from '../../access/act.ts'
import { assertLevel } from '../cases/assert-level.ts'
import type { Level } from '../cases/level.ts'
import { insertNoteText } from '../notes/write-note.ts'
import { recordEvent } from './record-event.ts'
import {
  type CaseState,
  listReviewers,
  lockCase,
  mayBeGiven,
  setAssignee,
  setDue,
  setLevel,
  setSnooze,
  setTags,
} from './store.ts'
import { TAGS_MAX } from './tag.ts'

export interface ChangeDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly recordAct: RecordAct
}

/** What of a case is to be another; absent members stay. */
export interface CaseChanges {
  /** null: nobody. AUTO: whoever of the group has least to do. */
  readonly assignee?: string | 'AUTO' | null
  readonly snoozedUntil?: Date | null
  readonly dueAt?: Date | null
  readonly addedTags?: readonly string[]
  readonly removedTags?: readonly string[]
  readonly escalation?: { readonly level: Level; readonly reason: string }
}

interface Changing {
  readonly deps: ChangeDeps
  readonly actor: Actor
  readonly on: CaseState
}

/**
 * Changes a case, each change with its event and its entry in the audit log.
 *
 * @throws {HttpError} 404; 403 where it is escalated beyond the caller; 409 where it waits no more; 400 for a user who may not have it.
 */
export async function changeCase(
  deps: ChangeDeps,
  actor: Actor,
  { id, changes }: { readonly id: string; readonly changes: CaseChanges },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const on = await lockCase(tx, actor.caller.scope, id)
    if (on === undefined) throw notFound('Case')
    const { addedTags, removedTags, ...work } = changes
    // Tags sort what is over, too; all else is work on what waits.
    if (Object.values(work).some((each) => each !== undefined)) {
      assertLevel(actor.caller.credential, on)
      if (!on.isOpen) throw conflict('This case waits no more')
    }
    const changing = { deps, actor, on }
    await retag(tx, changing, changes)
    await postpone(tx, changing, changes)
    await assign(tx, changing, changes.assignee)
    await escalate(tx, changing, changes.escalation)
  })
}

async function assign(tx: Tx, { deps, actor, on }: Changing, assignee: CaseChanges['assignee']): Promise<void> {
  if (assignee === undefined) return
  const userId = assignee === 'AUTO' ? await leastBusy(tx, on) : assignee
  if (userId === on.assigneeId) return
  if (userId !== null && !(await mayBeGiven(tx, on, userId))) {
    throw invalidRequest([{ field: 'assignee', message: 'Is nobody who may work on this case' }])
  }
  await setAssignee(tx, on.id, userId)
  await recordEvent(tx, { ...deps, actor }, { on, kind: 'ASSIGNED', details: { assignee_id: userId } })
}

/** The next in turn: whoever of the group has the fewest cases that wait. */
export async function leastBusy(tx: Tx, { organizationId, mode, groupId, level }: CaseState): Promise<string> {
  const [next] = await listReviewers(tx, { organizationId, mode, groupId }, { level, countMax: 1 })
  if (next === undefined) throw conflict('Nobody of the group has the duty to review')
  return next.id
}

async function postpone(tx: Tx, { deps, actor, on }: Changing, { snoozedUntil, dueAt }: CaseChanges): Promise<void> {
  if (snoozedUntil !== undefined) {
    await setSnooze(tx, on.id, snoozedUntil)
    const details = { until: snoozedUntil?.toISOString() ?? null }
    await recordEvent(tx, { ...deps, actor }, { on, kind: 'SNOOZED', details })
  }
  if (dueAt !== undefined) {
    await setDue(tx, on.id, dueAt)
    await recordEvent(
      tx,
      { ...deps, actor },
      { on, kind: 'DUE_SET', details: { due_at: dueAt?.toISOString() ?? null } },
    )
  }
}

async function retag(tx: Tx, { deps, actor, on }: Changing, changes: CaseChanges): Promise<void> {
  const { addedTags = [], removedTags = [] } = changes
  const kept = on.tags.filter((tag) => !removedTags.includes(tag))
  const tags = [...new Set([...kept, ...addedTags])].sort()
  if (tags.length === on.tags.length && tags.every((tag) => on.tags.includes(tag))) return
  if (tags.length > TAGS_MAX) throw conflict(`A case has ${TAGS_MAX} tags at most`)
  await setTags(tx, on.id, tags)
  const details = {
    added: tags.filter((tag) => !on.tags.includes(tag)),
    removed: on.tags.filter((tag) => !tags.includes(tag)),
  }
  const audited = { added: details.added.length, removed: details.removed.length }
  await recordEvent(tx, { ...deps, actor }, { on, kind: 'TAGGED', details, audited })
}

/** Why is a note; whoever works at a level may hand a case up from there, and down to any below. */
async function escalate(tx: Tx, { deps, actor, on }: Changing, escalation: CaseChanges['escalation']): Promise<void> {
  if (escalation === undefined) return
  const { level, reason } = escalation
  if (level === on.level) throw conflict(`This case is with ${level} already`)
  const { credential } = actor.caller
  await setLevel(tx, on.id, { level, userId: credential.id })
  await recordEvent(tx, { ...deps, actor }, { on, kind: 'ESCALATED', details: { from: on.level, to: level } })
  await insertNoteText(tx, deps, { on, userId: credential.id, text: reason })
}
