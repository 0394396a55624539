import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import type { Actor } from '../../access/act.ts'
import { groupsOfFolders } from '../../folders/door.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { assertLevel } from '../cases/assert-level.ts'
import { levelsOf } from '../cases/level.ts'
import { type CaseFilter, type CaseRow, findCase } from '../cases/store.ts'
import { type Lease, leaseCase, leaseFirst, listNext, returnCase } from './store.ts'

export interface DealDeps {
  readonly db: Db
  /** For how long a dealt case is one reviewer's turn. */
  readonly leaseMinutes: number
}

export type DealFilter = Pick<CaseFilter, 'serviceId' | 'folderId' | 'tag'>

/** Times that the front of the queue is looked at, where others took all that was there. */
const LOOKS_MAX = 5

/**
 * Gives the caller the next case that waits: his own first, then what is due first. It is nobody else's until the lease
 * ends, by itself or when he gives it back.
 *
 * @returns null where nothing waits for him.
 * @throws {HttpError} 404 for a folder that he may not see.
 */
export async function dealCase(deps: DealDeps, actor: Actor, filter: DealFilter): Promise<string | null> {
  const { scope, credential } = actor.caller
  if (filter.folderId !== null) {
    const [groupId] = await groupsOfFolders(deps.db, [{ scope, folderId: filter.folderId }])
    if (groupId == null) throw notFound('Folder')
  }
  const wanted = { ...filter, userId: credential.id, levels: levelsOf(credential) }
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const ids = await listNext(deps.db, scope, wanted)
    if (ids.length === 0) break
    const dealt = await inTransaction(deps.db, async (tx) => {
      const id = await leaseFirst(tx, ids, leaseOf(deps, actor))
      if (id !== undefined) await recordEffects(tx, [{ claim: actor.claim, status: 200, resourceId: id }])
      return id
    })
    if (dealt !== undefined) return dealt
  }
  await inTransaction(deps.db, (tx) => recordEffects(tx, [{ claim: actor.claim, status: 204, resourceId: null }]))
  return null
}

/**
 * Takes a case that is nobody's turn, or keeps one for longer.
 *
 * @throws {HttpError} 404; 409 where it is another's turn or waits no more; 403 where it is escalated beyond the caller.
 */
export async function takeCase(deps: DealDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const found = await findCase(tx, actor.caller.scope, id)
    if (found === undefined) throw notFound('Case')
    assertLevel(actor.caller.credential, found)
    if (await leaseCase(tx, id, leaseOf(deps, actor))) return
    throw conflict(whyNot(found))
  })
}

/** Gives a case back before its time: it is dealt again at once. Another's turn is left alone. */
export async function giveBack(deps: Pick<DealDeps, 'db'>, actor: Actor, id: string): Promise<void> {
  const { scope, credential } = actor.caller
  if ((await findCase(deps.db, scope, id)) === undefined) throw notFound('Case')
  await returnCase(deps.db, id, credential.id)
}

const leaseOf = ({ leaseMinutes }: DealDeps, { caller }: Actor): Lease => ({
  userId: caller.credential.id,
  minutes: leaseMinutes,
})

function whyNot({ closedAt, leasedBy }: CaseRow): string {
  if (closedAt !== null) return 'This case waits no more'
  return `It is ${leasedBy?.name ?? 'another reviewer'}’s turn. Please ask for the next one`
}
