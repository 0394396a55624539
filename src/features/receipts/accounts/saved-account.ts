import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Scope } from '../../access/caller.ts'
import type { OwnAccount, SavedAccount } from '../judge-receiver.ts'
import { invalidField } from '../receipt-errors.ts'
import { openAccount } from '../sealed.ts'
import { findAccount, listAccounts } from './store.ts'

interface SavedDeps {
  readonly db: Db | Tx
  readonly keyring: Pick<Keyring, 'forOrganization'>
}

/** The saved account that a caller named. @throws {HttpError} 422 where there is none he may see. */
export async function savedAccount(deps: SavedDeps, scope: Scope, number: number): Promise<OwnAccount> {
  const stored = await findAccount(deps.db, scope, number)
  if (stored === undefined) throw invalidField('bank_account_id', 'The selected bank account id is invalid.')
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return { digits: openAccount(sealer, stored.id, stored.accountSealed).accountNumber, bank: stored.bank }
}

/** Every account that the branch of `scope` has saved at a bank. */
export async function accountsAt(deps: SavedDeps, scope: Scope, bank: string): Promise<readonly SavedAccount[]> {
  const stored = await listAccounts(deps.db, scope, bank)
  if (stored.length === 0) return []
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  return stored.map(({ id, accountSealed, isPrimary }) => ({
    digits: openAccount(sealer, id, accountSealed).accountNumber,
    isPrimary,
  }))
}
