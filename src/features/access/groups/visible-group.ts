import type { Db, Tx } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Scope } from '../caller.ts'
import { findGroup, type Group } from './store.ts'

/** The group of this id. @throws {HttpError} 404 when the scope may not see it. */
export async function visibleGroup(db: Db | Tx, scope: Scope, id: string): Promise<Group> {
  const group = await findGroup(db, scope, id)
  if (group === undefined) throw notFound('Group')
  return group
}
