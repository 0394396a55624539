import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { conflict, knownError, notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { assertTheirs } from '../cases/assert-theirs.ts'
import { countViews, deleteView, findView, insertView, type SavedView, updateView, type ViewContents } from './store.ts'

export interface ViewDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

/** Views of one user at most. */
export const VIEWS_MAX = 50

/** @throws {HttpError} 400 ALREADY_EXISTS for a name that the actor has used; 409 where there are too many. */
export async function createView(deps: ViewDeps, actor: Actor, contents: ViewContents): Promise<string> {
  const { scope, credential } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    if ((await countViews(tx, scope, credential.id)) >= VIEWS_MAX)
      throw conflict(`A user has ${VIEWS_MAX} views at most`)
    const id = newId()
    const isNew = await insertView(tx, scope, { id, userId: credential.id, ...contents })
    if (!isNew) throw knownError('ALREADY_EXISTS')
    await record(tx, { deps, actor, id }, { action: 'view.created', isShared: contents.isShared })
    await recordEffects(tx, [{ claim: actor.claim, status: 201, resourceId: id }])
    return id
  })
}

/**
 * The view as it is then: an owner may have hidden another's from himself.
 *
 * @throws {HttpError} 404; 403 for another's, but for an owner; 400 ALREADY_EXISTS.
 */
export async function replaceView(
  deps: ViewDeps,
  actor: Actor,
  { id, contents }: { readonly id: string; readonly contents: ViewContents },
): Promise<SavedView> {
  return inTransaction(deps.db, async (tx) => {
    const view = await findTheirs(tx, actor, id)
    if (!(await updateView(tx, id, contents))) throw knownError('ALREADY_EXISTS')
    await record(tx, { deps, actor, id }, { action: 'view.updated', isShared: contents.isShared })
    return { ...view, ...contents }
  })
}

/** @throws {HttpError} 404; 403 for another's, but for an owner. */
export async function removeView(deps: ViewDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await findTheirs(tx, actor, id)
    await deleteView(tx, id)
    await record(tx, { deps, actor, id }, { action: 'view.deleted' })
  })
}

async function findTheirs(tx: Tx, actor: Actor, id: string): Promise<SavedView> {
  const { scope, credential } = actor.caller
  const view = await findView(tx, scope, { id, userId: credential.id })
  if (view === undefined) throw notFound('View')
  assertTheirs(actor, view, { kind: 'view', act: 'change' })
  return view
}

interface Recorded {
  readonly deps: ViewDeps
  readonly actor: Actor
  readonly id: string
}

function record(
  tx: Tx,
  { deps, actor, id }: Recorded,
  { action, isShared }: { readonly action: string; readonly isShared?: boolean },
): Promise<void> {
  const details = isShared === undefined ? {} : { shared: isShared }
  return deps.recordAct(tx, actOf(actor, { action, target: { kind: 'view', id }, details }))
}
