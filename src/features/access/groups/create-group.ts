import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { type Actor, actOf, type RecordAct, type RecordEffect } from '../act.ts'
import { alreadyExists } from '../errors.ts'
import { type Group, insertNextGroup, lockOrganization } from './store.ts'

export interface GroupDeps {
  readonly db: Db
  readonly recordAct: RecordAct
  readonly recordEffect: RecordEffect
}

/**
 * A group of the caller's organization, with the next number.
 *
 * @throws {HttpError} 400 ALREADY_EXISTS when there is one of that name, in any case.
 */
export function createGroup(deps: GroupDeps, actor: Actor, name: string): Promise<Group> {
  const { organizationId } = actor.caller.scope
  return inTransaction(deps.db, async (tx) => {
    await lockOrganization(tx, organizationId)
    const group = await insertNextGroup(tx, { id: newId(), organizationId, name })
    if (group === undefined) throw alreadyExists('A group of this name already exists. Please use another name')
    await deps.recordAct(
      tx,
      actOf(actor, {
        action: 'group.created',
        target: { kind: 'group', id: group.id },
        details: { number: group.number },
      }),
    )
    await deps.recordEffect(tx, { claim: actor.claim, status: 201, resourceId: group.id })
    return group
  })
}
