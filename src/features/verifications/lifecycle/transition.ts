import type { Tx } from '../../../platform/database/database.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import { canMove, isTold, type Status } from './status.ts'
import { STATUS_CHANGED, statusEvent } from './status-event.ts'
import { type EventActor, type LifecycleRow, type MoveChanges, setStatus } from './store.ts'
import { type TellDeps, tell } from './tell.ts'

export type TransitionDeps = TellDeps

export interface Transition {
  readonly current: LifecycleRow
  readonly to: Status
  readonly changes: MoveChanges
  readonly by?: EventActor
}

/**
 * The only writer of `status` after creation. Event row and webhook delivery are written in the same transaction, so
 * what is told is what happened.
 *
 * @param current the row as `lockVerification` gave it in this transaction.
 * @param move `by`: the caller whose move it is; absent for the worker's.
 * @throws {HttpError} 409 for a move that the table in `status.ts` does not have.
 */
export async function transition(tx: Tx, deps: TransitionDeps, move: Transition): Promise<LifecycleRow> {
  const { current, to, changes, by = null } = move
  if (!canMove(current.status, to)) {
    throw conflict(`A verification that is ${current.status} cannot become ${to}`)
  }
  const moved = await setStatus(tx, { id: current.id, to, changes, by })
  if (!isTold(to)) return moved
  const serviceName = deps.serviceName(moved.serviceId)
  const about = { verification: moved, previous: current.status, serviceName }
  await tell(tx, deps, {
    verification: moved,
    event: STATUS_CHANGED,
    body: (contents) => statusEvent({ ...about, ...contents }),
  })
  return moved
}
