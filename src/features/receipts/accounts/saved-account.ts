import type { Bank } from '../../../banks/bank.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Scope } from '../../access/caller.ts'
import { invalidField } from '../receipt-errors.ts'
import { openAccount } from '../sealed.ts'
import { findAccount, listAccounts } from './store.ts'

interface SavedDeps {
  readonly db: Db
  readonly keyring: Keyring
}

/** The digits of the saved account that a caller named. @throws {HttpError} 422 where there is none he may see. */
export async function savedAccount(deps: SavedDeps, scope: Scope, number: number): Promise<string> {
  const stored = await findAccount(deps.db, scope, number)
  if (stored === undefined) throw invalidField('bank_account_id', 'The selected bank account id is invalid.')
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return openAccount(sealer, stored.id, stored.accountSealed).accountNumber
}

/** The digits of the branch's primary account of a bank, for callers that name none; null without one. */
export async function primaryAccount(deps: SavedDeps, scope: Scope, bank: Bank): Promise<string | null> {
  const stored = (await listAccounts(deps.db, scope, bank.code)).find((each) => each.isPrimary)
  if (stored === undefined) return null
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return openAccount(sealer, stored.id, stored.accountSealed).accountNumber
}
