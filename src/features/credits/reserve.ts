import type { Tx } from '../../platform/database/database.ts'
import { type Account, insertReserves, lockAccounts, type ReserveEntry } from './store.ts'

export interface ReserveRequest {
  readonly organizationId: string
  readonly groupId: string
  readonly verificationId: string
  readonly runId: string
  /** Credits, more than 0. */
  readonly amount: number
}

/**
 * Reserves credits for several runs at once: from the group's account or, failing that, from its organization's.
 *
 * @returns for each request, in order, whether there were enough credits; those refused have changed nothing.
 */
export async function reserve(tx: Tx, requests: readonly ReserveRequest[]): Promise<readonly boolean[]> {
  if (requests.length === 0) return []
  const accounts = await lockAccounts(tx, requests)
  const left = new Map(accounts.map((each) => [each.id, each.balance]))
  const entries: ReserveEntry[] = []
  const outcomes = requests.map((request) => {
    const account = accountFor(request, accounts, left)
    if (account === undefined) return false
    left.set(account.id, (left.get(account.id) ?? 0) - request.amount)
    entries.push({ ...request, accountId: account.id })
    return true
  })
  if (entries.length > 0) await insertReserves(tx, entries)
  return outcomes
}

function accountFor(
  request: ReserveRequest,
  accounts: readonly Account[],
  left: ReadonlyMap<string, number>,
): Account | undefined {
  const own = accounts.filter((each) => each.organizationId === request.organizationId)
  const ofGroup = own.find((each) => each.groupId === request.groupId)
  const ofOrganization = own.find((each) => each.groupId === null)
  return [ofGroup, ofOrganization].find((each) => each !== undefined && (left.get(each.id) ?? 0) >= request.amount)
}
