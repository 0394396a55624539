import { z } from 'zod'
import type { Tx } from '../../../platform/database/database.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { Scope } from '../../access/caller.ts'
import { assertUndecided } from '../decisions/assert-undecided.ts'
import { lapseFirst } from '../decisions/lapse-first.ts'
import { decidingIn } from '../decisions/review-check.ts'
import { type MatchNews, tellMatches } from '../lifecycle/match-event.ts'
import {
  type EventActor,
  insertHistory,
  type LifecycleRow,
  lockVerification,
  type MoveChanges,
  setContents,
} from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { outputChanges } from '../output-changes.ts'
import { notePersons, type PersonDeps } from '../same-person/note-persons.ts'
import { type JsonObject, openJson } from '../sealed.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { verdictOf } from '../verdict.ts'
import { sealHistory } from './history.ts'
import { lockEditable } from './lock-editable.ts'
import { assertMatches } from './version-tag.ts'

/** A result as another feature may add to it. */
export interface AmendableResult {
  readonly id: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: 'live' | 'test'
  readonly status: 'COMPLETED' | 'NEED_REVIEW'
  readonly verifier: Verifier | undefined
  readonly input: JsonObject
  readonly output: JsonObject
}

export interface Amended {
  readonly output: JsonObject
  /** Absent: the status stays. The one it has is no move. */
  readonly to?: 'NEED_REVIEW'
  /** Kept in the history. */
  readonly reason: string | null
  /** Matches that endpoints are told of that ask for it. */
  readonly told?: MatchNews
}

export interface Amendment {
  readonly id: string
  /** null: the worker's own, by the id of its work. */
  readonly scope: Scope | null
  readonly by: EventActor | null
  /** The header, as it came. */
  readonly ifMatch?: string | undefined
  /** null: there is nothing to change after all. */
  readonly amend: (result: AmendableResult) => Promise<Amended | null>
}

export interface AmendDeps extends TransitionDeps, PersonDeps {
  readonly services: ServiceRegistry
}

/**
 * Replaces the output of a result that is COMPLETED or NEED_REVIEW, under its lock; the verdict follows the checks in it
 * and what was there before is kept in the history.
 *
 * @returns whether anything changed. Of the worker's: false also where it is redacted or in another status.
 * @throws {HttpError} for a caller: 404, 409 in another status, redacted or while a decision on it waits, 412.
 */
export async function amendOutput(tx: Tx, deps: AmendDeps, amendment: Amendment): Promise<boolean> {
  const { scope, by, amend } = amendment
  const current =
    scope === null ? await lockVerification(tx, amendment.id) : await lockEditable(tx, scope, amendment.id)
  if (current === undefined || current.redactedAt !== null) return false
  assertMatches(amendment.ifMatch, current.eventCount)
  if (scope !== null) await assertUndecided(tx, current.id)
  const result = await openResult(tx, deps, current)
  if (result === null) {
    if (scope === null) return false
    throw conflict(`A verification that is ${current.status} has no result to work on`)
  }
  const amended = await amend(result)
  if (amended === null) return false
  const { id } = current
  const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
  const changes = {
    ...outputChanges(sealer, id, amended.output),
    ...verdictIn(amended.output, result.verifier, current),
  }
  await lapseFirst(tx, id)
  const isMove = amended.to !== undefined && amended.to !== current.status
  const edited = isMove
    ? await transition(tx, deps, { current, to: 'NEED_REVIEW', changes, ...(by === null ? {} : { by }) })
    : await setContents(tx, { id, kind: 'EDITED', changes, by: by ?? { userId: null, apiKeyId: null } })
  await notePersons(tx, deps, edited)
  const sequence = edited.eventCount
  const { reason, told } = amended
  if (told !== undefined) await tellMatches(tx, deps, { verification: edited, news: told })
  const detailsSealed = sealHistory(sealer, { before: current, sequence, replaces: ['output'], reason })
  await insertHistory(tx, { verificationId: id, sequence, detailsSealed })
  return true
}

/**
 * A result, locked, for a caller who wants to begin something with it.
 *
 * @throws {HttpError} 404; 409 once it was redacted, or while there is none.
 */
export async function lockResult(
  tx: Tx,
  deps: Pick<AmendDeps, 'keyring' | 'services'>,
  { scope, id }: { readonly scope: Scope; readonly id: string },
): Promise<AmendableResult> {
  const current = await lockEditable(tx, scope, id)
  const result = await openResult(tx, deps, current)
  if (result !== null) return result
  throw conflict(`A verification that is ${current.status} has no result to work on`)
}

/** Null in a status without one. */
export async function openResult(
  tx: Tx,
  deps: Pick<AmendDeps, 'keyring' | 'services'>,
  row: Pick<LifecycleRow, 'id' | 'organizationId' | 'groupId' | 'mode' | 'status' | 'serviceId'> &
    Pick<LifecycleRow, 'inputSealed' | 'outputSealed'>,
): Promise<AmendableResult | null> {
  const { id, organizationId, groupId, mode, status } = row
  if (status !== 'COMPLETED' && status !== 'NEED_REVIEW') return null
  const sealer = await deps.keyring.forOrganization(tx, organizationId)
  return {
    ...{ id, organizationId, groupId, mode, status, verifier: deps.services.find(row.serviceId) },
    input: openJson(sealer, { verificationId: id, column: 'input' }, row.inputSealed),
    output: openJson(sealer, { verificationId: id, column: 'output' }, row.outputSealed),
  }
}

const Checks = z.array(z.looseObject({ code: z.string(), result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']) }))

function verdictIn(output: JsonObject, verifier: Verifier | undefined, { mode }: LifecycleRow): MoveChanges {
  const checks = Checks.safeParse(output.checks)
  if (!checks.success || verifier === undefined) return {}
  return { outputStatus: verdictOf(checks.data, decidingIn(checks.data, verifier.decidingChecks({ mode }))) }
}
