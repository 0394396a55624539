import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import type { DecisionReason } from '../../verifications/decisions/review-check.ts'
import { lockTerms, replaceReasons, saveFourEyes, saveTerms, type Terms } from './store.ts'

export interface SettingsDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

export interface TermsChange {
  readonly groupId: string
  readonly reviewHours?: number | null
  readonly isAutoAssigned?: boolean
}

export interface SettingsChange {
  readonly isFourEyes?: boolean
  /** Empty: the built-in ones. */
  readonly reasons?: readonly DecisionReason[]
  readonly groups?: readonly TermsChange[]
}

/**
 * Sets what an owner asks of reviewers; what is absent stays. Each change is in the audit log.
 *
 * @throws {HttpError} 404 for a group that the actor may not see.
 */
export async function changeSettings(deps: SettingsDeps, actor: Actor, change: SettingsChange): Promise<void> {
  const { scope } = actor.caller
  await inTransaction(deps.db, async (tx) => {
    if (change.isFourEyes !== undefined) await saveFourEyes(tx, scope, change.isFourEyes)
    if (change.reasons !== undefined) await replaceReasons(tx, scope, change.reasons)
    for (const group of change.groups ?? []) await changeTerms(tx, actor, group)
    const details = {
      ...(change.isFourEyes === undefined ? {} : { four_eyes: change.isFourEyes }),
      ...(change.reasons === undefined ? {} : { reasons: change.reasons.map(({ code }) => code) }),
      ...(change.groups === undefined ? {} : { groups: change.groups.map(auditedOf) }),
    }
    const target = { kind: 'organization', id: scope.organizationId }
    await deps.recordAct(tx, actOf(actor, { action: 'desk.settings_changed', target, details }))
  })
}

async function changeTerms(tx: Tx, { caller }: Actor, change: TermsChange): Promise<void> {
  const before = await lockTerms(tx, caller.scope, change.groupId)
  if (before === undefined) throw notFound('Group')
  const terms: Terms = { ...before, ...change }
  await saveTerms(tx, before, terms)
}

const auditedOf = ({ groupId, reviewHours, isAutoAssigned }: TermsChange) => ({
  id: groupId,
  ...(reviewHours === undefined ? {} : { review_hours: reviewHours }),
  ...(isAutoAssigned === undefined ? {} : { auto_assign: isAutoAssigned }),
})
