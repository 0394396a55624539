import type { Db } from '../../platform/database/database.ts'
import { findGroups, type GroupPlace } from './store.ts'

export type { GroupPlace }

/**
 * The one group of that name or id in the whole installation: for its operator.
 *
 * @throws in words that say what to type when there is none or more than one.
 */
export async function findGroup(db: Db, nameOrId: string): Promise<GroupPlace> {
  const [group, second] = await findGroups(db, nameOrId)
  if (group === undefined) {
    throw new Error(`there is no group "${nameOrId}". Start the server once (bin/absah serve) to make the first one.`)
  }
  if (second !== undefined) throw new Error(`several groups are named "${nameOrId}": give the group's id with --group.`)
  return group
}
