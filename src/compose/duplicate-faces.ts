import { holdAgainstFaces } from '../features/duplicate-faces/hold-against-faces.ts'
import { createLiveFaces } from '../features/duplicate-faces/live-faces.ts'
import type { PrepareAddition } from '../features/verifications/runs/addition.ts'
import type { Db } from '../platform/database/database.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Keyring } from '../platform/encryption/keyring.ts'

export interface DuplicateFaceParts {
  readonly db: Db
  readonly keyring: Keyring
  readonly masterKey: Uint8Array
}

/** What duplicate faces add to a run. */
export function openDuplicateFaces({ db, keyring, masterKey }: DuplicateFaceParts): PrepareAddition {
  const live = createLiveFaces({ db, keyring })
  return holdAgainstFaces({ db, keyring, live, facePersonKey: deriveKey(masterKey, 'duplicate-faces:1') })
}
