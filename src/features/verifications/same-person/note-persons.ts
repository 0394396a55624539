import type { Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { LifecycleRow } from '../lifecycle/store.ts'
import { openJson } from '../sealed.ts'
import { hashPersons } from './hash-persons.ts'
import { replacePersons } from './store.ts'

export interface PersonDeps {
  readonly keyring: Keyring
  /** Under which numbers and references of persons are hashed. */
  readonly samePersonKey: Uint8Array
}

/** Keeps what tells the person of a verification again, as its input and output are now. */
export async function notePersons(
  tx: Tx,
  deps: PersonDeps,
  row: Pick<LifecycleRow, 'id' | 'organizationId' | 'mode' | 'inputSealed' | 'outputSealed'>,
): Promise<void> {
  const { id: verificationId, organizationId, mode } = row
  const sealer = await deps.keyring.forOrganization(tx, organizationId)
  const input = openJson(sealer, { verificationId, column: 'input' }, row.inputSealed)
  const output = openJson(sealer, { verificationId, column: 'output' }, row.outputSealed)
  const hashes = hashPersons(deps.samePersonKey, { organizationId, mode, input, output })
  await replacePersons(tx, { organizationId, mode, verificationId }, hashes)
}
