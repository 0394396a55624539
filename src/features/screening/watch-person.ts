import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { conflict } from '../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import { type AmendDeps, lockResult } from '../verifications/editing/amend-output.ts'
import { lockEditable } from '../verifications/editing/lock-editable.ts'
import { deleteWatch, insertWatch } from './store.ts'

export interface WatchDeps extends AmendDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

/**
 * From now on the person a verification screened is screened against every change of a list. Once more is no error.
 *
 * @returns since when he is watched.
 * @throws {HttpError} 404; 409 while there is no result, or when nobody was screened.
 */
export async function startWatch(deps: WatchDeps, actor: Actor, id: string): Promise<Date> {
  return inTransaction(deps.db, async (tx) => {
    const { verifier, input, output, ...result } = await lockResult(tx, deps, { scope: actor.caller.scope, id })
    if ((verifier?.screened?.personOf({ input, output }) ?? null) === null) {
      throw conflict('This verification has screened nobody who could be watched')
    }
    const { startedAt, isNew } = await insertWatch(tx, result)
    if (isNew) await record(tx, deps, { actor, action: 'watch.started', id })
    return startedAt
  })
}

/**
 * Ends it. Of one that is not watched it is no error.
 *
 * @throws {HttpError} 404; 409 once it was redacted.
 */
export async function stopWatch(deps: WatchDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockEditable(tx, actor.caller.scope, id)
    if (await deleteWatch(tx, id)) await record(tx, deps, { actor, action: 'watch.ended', id })
  })
}

function record(
  tx: Tx,
  { recordAct }: WatchDeps,
  { actor, action, id }: { readonly actor: Actor; readonly action: string; readonly id: string },
): Promise<void> {
  return recordAct(tx, actOf(actor, { action, target: { kind: 'verification', id } }))
}
