import { z } from 'zod'
import { mergePatch } from '../../../lib/merge-patch.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { conflict, invalidRequest } from '../../../platform/http/http-error.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { Caller } from '../../access/caller.ts'
import { type Linked, linkInputFiles } from '../creation/link-input-files.ts'
import { checkConfiguration } from '../creation/read-request.ts'
import { assertUndecided } from '../decisions/assert-undecided.ts'
import { lapseFirst } from '../decisions/lapse-first.ts'
import { readRules } from '../decisions/read-rules.ts'
import { decidingIn } from '../decisions/review-check.ts'
import { sealHistory } from '../editing/history.ts'
import { lockEditable } from '../editing/lock-editable.ts'
import { assertMatches } from '../editing/version-tag.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import { insertHistory, type LifecycleRow, type MoveChanges, setContents } from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { countUndecided, outputChanges } from '../output-changes.ts'
import { notePersons, type PersonDeps } from '../same-person/note-persons.ts'
import { type JsonObject, openJson, sealJson } from '../sealed.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { verdictOf } from '../verdict.ts'

export const REVIEW_STATUSES = ['NEED_REVIEW', 'COMPLETED'] as const

export interface Review {
  readonly caller: Caller
  readonly id: string
  /** The header, as it came. */
  readonly ifMatch: string | undefined
  readonly status: (typeof REVIEW_STATUSES)[number] | undefined
  readonly output: JsonObject | undefined
  readonly configuration: JsonObject | undefined
  readonly reason: string | null
  /** It may be closed though nobody decided on some of its matches. */
  readonly acceptsUndecided: boolean
}

export interface ReviewDeps extends TransitionDeps, PersonDeps {
  readonly db: Db
  readonly services: ServiceRegistry
}

/**
 * A person's word on a result: moves it between NEED_REVIEW and COMPLETED, replaces its output (the verdict follows the
 * checks in it; without checks it stays), lays changes over the configuration for the next retry. What it replaces is
 * kept, with who and when. Naming the status it has is no move, and an empty object changes nothing.
 *
 * @throws {HttpError} 404; 412 when it is not as the caller saw it; 409 in any other status, and for undecided matches; 400 naming the fields.
 */
export async function reviewVerification(deps: ReviewDeps, review: Review): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, review.caller.scope, review.id)
    assertMatches(review.ifMatch, current.eventCount)
    if (!REVIEW_STATUSES.some((each) => each === current.status)) {
      throw conflict(`A verification that is ${current.status} cannot be reviewed`)
    }
    await assertUndecided(tx, current.id)
    const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
    const edits = editsOf(sealer, current, review)
    const changes = {
      ...changesOf(deps, sealer, { current, edits }),
      ...(await linkFiles(tx, current, {
        caller: review.caller,
        configuration: edits.configuration,
        verifier: deps.services.find(current.serviceId),
      })),
    }
    const to = review.status ?? current.status
    const isMove = to !== current.status
    if (isMove && to === 'COMPLETED') {
      assertDecided(sealer, current, { edits, review })
      await assertOneIsEnough(tx, current)
    }
    if (!isMove && Object.keys(changes).length === 0 && review.reason === null) return
    await lapseFirst(tx, current.id)
    const by = eventActorOf(review.caller)
    const edited = isMove
      ? await transition(tx, deps, { current, to, changes, by })
      : await setContents(tx, { id: current.id, kind: 'EDITED', changes, by })
    await notePersons(tx, deps, edited)
    await keepHistory(tx, sealer, { edits, reason: review.reason, before: current, sequence: edited.eventCount })
  })
}

/** @throws {HttpError} 409 where a match of the output it will have is undecided, unless the reviewer accepts that. */
function assertDecided(
  sealer: Sealer,
  current: LifecycleRow,
  { edits, review }: { readonly edits: Edits; readonly review: Review },
): void {
  if (review.acceptsUndecided) return
  const place = { column: 'output', verificationId: current.id } as const
  const count = countUndecided(edits.output ?? openJson(sealer, place, current.outputSealed))
  if (count === 0) return
  throw conflict(
    `Matches that nobody decided on: ${count}. Please decide with PUT /verifications/{id}/matches/{match_id}, or send accept_undecided true`,
  )
}

/** @throws {HttpError} 409 where the organization asks two persons to decide. */
async function assertOneIsEnough(tx: Tx, current: LifecycleRow): Promise<void> {
  const { isFourEyes } = await readRules(tx, current)
  if (isFourEyes) throw conflict('Two persons have to decide on it: please use POST /verifications/{id}/decision')
}

/** What a review writes anew; absent members stay as they are. */
interface Edits {
  readonly output?: JsonObject
  /** The whole of it. */
  readonly configuration?: JsonObject
}

/** An empty object changes nothing: a client may send every member of the documented body. */
function editsOf(sealer: Sealer, current: LifecycleRow, { output = {}, configuration = {} }: Review): Edits {
  const isEmpty = (value: JsonObject) => Object.keys(value).length === 0
  const place = { column: 'input', verificationId: current.id } as const
  const stored = () => openJson(sealer, place, current.inputSealed)
  return {
    ...(isEmpty(output) ? {} : { output }),
    ...(isEmpty(configuration) ? {} : { configuration: mergePatch(stored(), configuration) }),
  }
}

interface EditedFiles {
  readonly caller: Caller
  readonly configuration: JsonObject | undefined
  readonly verifier: Verifier | undefined
}

/** An edited configuration may name other files. */
async function linkFiles(
  tx: Tx,
  { id }: LifecycleRow,
  { caller, configuration, verifier }: EditedFiles,
): Promise<Partial<Linked>> {
  if (configuration === undefined) return {}
  return linkInputFiles(tx, caller.scope, { verificationId: id, verifier, configuration })
}

function changesOf(
  { services }: ReviewDeps,
  sealer: Sealer,
  { current, edits }: { readonly current: LifecycleRow; readonly edits: Edits },
): MoveChanges {
  const { output, configuration } = edits
  const verifier = services.find(current.serviceId)
  const place = { verificationId: current.id }
  // A service that is gone has no schema to hold the configuration to; its retry is refused anyway.
  if (configuration !== undefined && verifier !== undefined) checkConfiguration(verifier, configuration)
  const decidingChecks = verifier?.decidingChecks({ mode: current.mode }) ?? []
  return {
    ...(configuration === undefined
      ? {}
      : { inputSealed: sealJson(sealer, { ...place, column: 'input' }, configuration) }),
    ...(output === undefined ? {} : outputChanges(sealer, current.id, output)),
    ...(output?.checks === undefined
      ? {}
      : { outputStatus: verdictOf(checksIn(output), decidingIn(checksIn(output), decidingChecks)) }),
  }
}

const Checks = z.array(z.looseObject({ code: z.string(), result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']) }))

function checksIn({ checks }: JsonObject): z.infer<typeof Checks> {
  const parsed = Checks.safeParse(checks)
  if (parsed.success) return parsed.data
  const message = 'Must be a list of checks, each with its code and a result of PASS, FAIL or UNAVAILABLE'
  throw invalidRequest([{ field: 'output.checks', message }])
}

async function keepHistory(
  tx: Tx,
  sealer: Sealer,
  edit: {
    readonly edits: Edits
    readonly reason: string | null
    readonly before: LifecycleRow
    readonly sequence: number
  },
): Promise<void> {
  const { edits, reason, before, sequence } = edit
  const replaces = (['output', 'configuration'] as const).filter((each) => edits[each] !== undefined)
  if (replaces.length === 0 && reason === null) return
  const detailsSealed = sealHistory(sealer, { before, sequence, replaces, reason })
  await insertHistory(tx, { verificationId: before.id, sequence, detailsSealed })
}
